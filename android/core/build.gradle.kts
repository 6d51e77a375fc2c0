import org.jetbrains.kotlin.gradle.dsl.JvmTarget

plugins {
    alias(libs.plugins.kotlin.jvm)
}

/** The binding's Kotlin, made from the library built for this machine. */
abstract class GenerateBinding @Inject constructor(private val exec: ExecOperations) : DefaultTask() {
    @get:InputFile
    abstract val script: RegularFileProperty

    @get:InputFiles
    @get:PathSensitive(PathSensitivity.RELATIVE)
    abstract val sources: ConfigurableFileCollection

    @get:OutputDirectory
    abstract val output: DirectoryProperty

    @TaskAction
    fun generate() {
        exec.exec { commandLine(script.get().asFile.path, "kotlin", output.get().asFile.path) }
    }
}

val root: Directory = layout.projectDirectory.dir("../..")

val binding = tasks.register<GenerateBinding>("generateBinding") {
    script = root.file("bindings/generate")
    sources.from(root.dir("bindings").asFileTree, root.dir("core").asFileTree, root.file("Cargo.lock"))
    output = layout.buildDirectory.dir("generated/binding")
}

kotlin {
    compilerOptions { jvmTarget = JvmTarget.JVM_17 }
    sourceSets.main { kotlin.srcDir(binding) }
}

java {
    sourceCompatibility = JavaVersion.VERSION_17
    targetCompatibility = JavaVersion.VERSION_17
}

dependencies {
    api(project(":model"))
    // The app brings Android's own archive of it.
    compileOnly(libs.jna)
}
