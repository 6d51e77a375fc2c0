plugins {
    alias(libs.plugins.kotlin.jvm)
}

val repository: Directory = layout.projectDirectory.dir("../..")

// The binding's Kotlin, made from the library built for this machine.
val binding = tasks.register<Command>("generateBinding") {
    root = repository
    sources.from(repository.dir("bindings").asFileTree, repository.dir("core").asFileTree, repository.file("Cargo.lock"))
    line = listOf(repository.file("bindings/generate").asFile.path, "kotlin", Command.OUTPUT)
    output = layout.buildDirectory.dir("generated/binding")
}

kotlin {
    sourceSets.main { kotlin.srcDir(binding) }
}

dependencies {
    api(project(":model"))
    // The app brings Android's own archive of it.
    compileOnly(libs.jna)
}
