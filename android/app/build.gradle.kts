plugins {
    alias(libs.plugins.android.application)
    alias(libs.plugins.compose.compiler)
}

val abis = listOf("arm64-v8a", "armeabi-v7a", "x86_64")
val repository: Directory = layout.projectDirectory.dir("../..")

android {
    namespace = "org.doorstep.app"
    compileSdk = libs.versions.sdk.get().toInt()
    buildToolsVersion = libs.versions.buildTools.get()
    ndkVersion = libs.versions.ndk.get()

    defaultConfig {
        // Whoever looks at the list of installed apps learns nothing of the subject.
        applicationId = "org.doorstep.handbook"
        minSdk = libs.versions.minSdk.get().toInt()
        targetSdk = libs.versions.sdk.get().toInt()
        versionCode = 1
        versionName = "0.1.0"
        ndk.abiFilters += abis
    }

    buildTypes {
        release {
            isMinifyEnabled = true
            isShrinkResources = true
            proguardFiles(getDefaultProguardFile("proguard-android-optimize.txt"), "proguard-rules.pro")
        }
    }

    compileOptions {
        sourceCompatibility = JavaVersion.VERSION_17
        targetCompatibility = JavaVersion.VERSION_17
    }

    // What is in the package can be read by whoever has it, not by one company alone.
    dependenciesInfo {
        includeInApk = false
        includeInBundle = false
    }
}

// The core for the phones' processors, by cargo-ndk.
val buildCore = tasks.register<Command>("buildCore") {
    root = repository
    sources.from(repository.dir("bindings/src").asFileTree, repository.dir("core").asFileTree, repository.dir("content/strings").asFileTree)
    sources.from(repository.files("Cargo.toml", "Cargo.lock", ".cargo/config.toml", "bindings/Cargo.toml"))
    environment.put("ANDROID_NDK_HOME", androidComponents.sdkComponents.ndkDirectory.map { it.asFile.path })
    line = listOf("cargo", "ndk") + abis.flatMap { listOf("-t", it) } +
        listOf("--platform", libs.versions.minSdk.get(), "-o", Command.OUTPUT, "build", "--profile", "phone", "-p", "doorstep-ffi")
}

// The handbook, pressed into its file, and the keys of those who may publish it, where it has some.
val buildHandbook = tasks.register<Command>("buildHandbook") {
    val handbook = repository.dir("content/handbooks/child-sex-trafficking")
    root = repository
    sources.from(handbook.asFileTree, repository.dir("core").asFileTree, repository.file("Cargo.lock"))
    sources.from(repository.dir("content/doorstep").asFileTree, repository.dir("content/press").asFileTree)
    line = listOf("cargo", "run", "--quiet", "--", "build", handbook.asFile.path, "-o", Command.OUTPUT + "/handbook.pack")
    beside.from(handbook.file("keys.toml"))
}

androidComponents {
    onVariants { variant ->
        variant.sources.jniLibs?.addGeneratedSourceDirectory(buildCore, Command::output)
        variant.sources.assets?.addGeneratedSourceDirectory(buildHandbook, Command::output)
    }
}

dependencies {
    implementation(project(":core"))
    implementation(project(":ui"))
    implementation(libs.activity.compose)
    implementation(libs.coroutines.android)
    implementation("${libs.jna.get()}@aar")
    testImplementation(libs.bundles.tests)
}
