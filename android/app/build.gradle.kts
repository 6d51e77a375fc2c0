plugins {
    alias(libs.plugins.android.application)
    alias(libs.plugins.compose.compiler)
}

/** The core for the phones' processors, by cargo-ndk. */
abstract class BuildCore @Inject constructor(private val exec: ExecOperations) : DefaultTask() {
    @get:Internal
    abstract val root: DirectoryProperty

    @get:InputFiles
    @get:PathSensitive(PathSensitivity.RELATIVE)
    abstract val sources: ConfigurableFileCollection

    @get:Internal
    abstract val ndk: DirectoryProperty

    @get:Input
    abstract val processors: ListProperty<String>

    @get:Input
    abstract val platform: Property<String>

    @get:OutputDirectory
    abstract val output: DirectoryProperty

    @TaskAction
    fun build() {
        val targets = processors.get().flatMap { listOf("-t", it) }
        exec.exec {
            workingDir(root.get().asFile)
            environment("ANDROID_NDK_HOME", ndk.get().asFile.path)
            commandLine(
                listOf("cargo", "ndk") + targets + listOf("--platform", platform.get(), "-o", output.get().asFile.path) +
                    listOf("build", "--profile", "phone", "-p", "doorstep-ffi"),
            )
        }
    }
}

/** The handbook, pressed into its file. */
abstract class BuildHandbook @Inject constructor(private val exec: ExecOperations) : DefaultTask() {
    @get:Internal
    abstract val root: DirectoryProperty

    @get:InputDirectory
    @get:PathSensitive(PathSensitivity.RELATIVE)
    abstract val handbook: DirectoryProperty

    @get:InputFiles
    @get:PathSensitive(PathSensitivity.RELATIVE)
    abstract val sources: ConfigurableFileCollection

    @get:OutputDirectory
    abstract val output: DirectoryProperty

    @TaskAction
    fun build() {
        val file = output.get().asFile.resolve("handbook.pack")
        exec.exec {
            workingDir(root.get().asFile)
            commandLine("cargo", "run", "--quiet", "--", "build", handbook.get().asFile.path, "-o", file.path)
        }
    }
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

val buildCore = tasks.register<BuildCore>("buildCore") {
    root = repository
    sources.from(repository.dir("bindings/src").asFileTree, repository.dir("core").asFileTree, repository.dir("content/strings").asFileTree)
    sources.from(repository.files("Cargo.toml", "Cargo.lock", ".cargo/config.toml", "bindings/Cargo.toml"))
    ndk = androidComponents.sdkComponents.ndkDirectory
    processors = abis
    platform = libs.versions.minSdk
}

val buildHandbook = tasks.register<BuildHandbook>("buildHandbook") {
    root = repository
    handbook = repository.dir("content/handbooks/child-sex-trafficking")
    sources.from(repository.dir("core").asFileTree, repository.dir("content/press").asFileTree, repository.file("Cargo.lock"))
}

androidComponents {
    onVariants { variant ->
        variant.sources.jniLibs?.addGeneratedSourceDirectory(buildCore, BuildCore::output)
        variant.sources.assets?.addGeneratedSourceDirectory(buildHandbook, BuildHandbook::output)
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
