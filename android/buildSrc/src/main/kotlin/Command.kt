import org.gradle.api.DefaultTask
import org.gradle.api.file.ConfigurableFileCollection
import org.gradle.api.file.DirectoryProperty
import org.gradle.api.provider.ListProperty
import org.gradle.api.provider.MapProperty
import org.gradle.api.tasks.Input
import org.gradle.api.tasks.InputFiles
import org.gradle.api.tasks.Internal
import org.gradle.api.tasks.OutputDirectory
import org.gradle.api.tasks.PathSensitive
import org.gradle.api.tasks.PathSensitivity
import org.gradle.api.tasks.TaskAction
import org.gradle.process.ExecOperations
import javax.inject.Inject

/** A command of the repository's that makes the files of a folder, run again when its [sources] have changed. */
abstract class Command @Inject constructor(private val exec: ExecOperations) : DefaultTask() {
    /** Where it runs. */
    @get:Internal
    abstract val root: DirectoryProperty

    /** The command and its arguments, in which [OUTPUT] stands for the folder. */
    @get:Input
    abstract val line: ListProperty<String>

    /** Paths that say where this machine has its tools. */
    @get:Internal
    abstract val environment: MapProperty<String, String>

    @get:InputFiles
    @get:PathSensitive(PathSensitivity.RELATIVE)
    abstract val sources: ConfigurableFileCollection

    /** Files that go beside what the command makes, those of them that there are. */
    @get:InputFiles
    @get:PathSensitive(PathSensitivity.NAME_ONLY)
    abstract val beside: ConfigurableFileCollection

    @get:OutputDirectory
    abstract val output: DirectoryProperty

    @TaskAction
    fun run() {
        exec.exec {
            workingDir(root.get().asFile)
            environment(this@Command.environment.get())
            commandLine(line.get().map { it.replace(OUTPUT, output.get().asFile.path) })
        }
        for (file in beside) {
            val to = output.get().asFile.resolve(file.name)
            if (file.exists()) file.copyTo(to, overwrite = true) else to.delete()
        }
    }

    companion object {
        const val OUTPUT = "{output}"
    }
}
