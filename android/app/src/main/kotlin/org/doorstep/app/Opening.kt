package org.doorstep.app

import kotlinx.coroutines.CoroutineDispatcher
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Job
import kotlinx.coroutines.delay
import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.flow.asStateFlow
import kotlinx.coroutines.flow.filterIsInstance
import kotlinx.coroutines.flow.filterNotNull
import kotlinx.coroutines.flow.first
import kotlinx.coroutines.launch
import kotlinx.coroutines.withContext
import org.doorstep.core.Core
import org.doorstep.model.Failure
import org.doorstep.model.Notice
import org.doorstep.model.PackFile
import org.doorstep.model.Settings
import org.doorstep.model.Shell

/**
 * Opens the handbook once in the life of the process, off the thread that draws: loading the core takes tenths of a second.
 *
 * All functions are called on the thread that draws; [core] blocks and runs on [io].
 */
class Opening(
    private val settings: Settings,
    private val clock: () -> Long,
    private val wall: () -> Long,
    private val steady: () -> Long,
    private val scope: CoroutineScope,
    private val io: CoroutineDispatcher,
    private val core: () -> Core,
) {
    sealed interface State {
        data object Waiting : State

        data class Open(val shell: Shell) : State

        /** The handbook cannot be read. There are no words but the app's own. */
        data class Failed(val failure: Failure) : State
    }

    private val states = MutableStateFlow<State>(State.Waiting)
    val state: StateFlow<State> = states.asStateFlow()

    /** The open app. */
    val shell: Shell? get() = (states.value as? State.Open)?.shell

    private var running: Job? = null
    private var absence: Job? = null

    /** What the system remembered, for as long as no screen says where the person is. */
    private var awaited: String? = null

    /** Opens at the place that the system remembered, or anew after [leave]. What could not be opened before is tried again. */
    fun enter(remembered: String?) {
        val shell = shell
        absence?.cancel()
        when {
            shell == null -> if (running?.isActive != true) running = scope.launch { open(remembered) }
            shell.hidden.value -> {
                shell.comeBack()
                shell.uncover()
            }
            else -> {
                shell.comeBack()
                shell.openSaved(asked = false)
            }
        }
    }

    /** The app is not to be seen any more. What is saved is locked if that lasts, by now or when the system lets it run again. */
    fun stepAway() {
        val shell = shell ?: return
        shell.stepAway()
        absence?.cancel()
        absence = scope.launch {
            delay(Shell.MOMENT)
            shell.lockIfAway()
        }
    }

    private suspend fun open(remembered: String?) {
        awaited = remembered
        states.value = State.Waiting
        states.value = opened(remembered)
    }

    private suspend fun opened(remembered: String?): State = try {
        val opened = withContext(io) { core() }
        val shell = Shell(opened.handbook, opened.passages, opened.packs, settings, clock, steady, scope, io, wall)
        shell.start(remembered, opened.notice, opened.news)
        State.Open(shell)
    } catch (failure: Failure) {
        State.Failed(failure)
    }

    /** The person has closed the app: what was read is forgotten, though the process may live on. */
    fun leave() {
        if (shell?.frame?.value != null) shell?.hide()
    }

    /** Looks at a handbook's file as soon as there is a screen to leave. A shown card stays. */
    fun arrive(file: PackFile) {
        scope.launch {
            val shell = states.filterIsInstance<State.Open>().first().shell
            shell.frame.filterNotNull().first()
            shell.arrive(file)
        }
    }

    /** Tells what the device could not do. */
    fun tell(failure: Failure) {
        val shell = shell ?: return
        val words = shell.frame.value?.words ?: return
        shell.tell(Notice(words.failure(failure)))
    }

    /** The place alone, for the system to keep when it ends the process. */
    fun remembered(): String? = shell?.frame?.value?.at?.remembered() ?: awaited.takeUnless { shell?.hidden?.value == true }
}
