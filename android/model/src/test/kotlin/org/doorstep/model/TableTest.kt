package org.doorstep.model

import kotlinx.coroutines.test.runTest
import org.junit.runner.RunWith
import org.junit.runners.Parameterized
import kotlin.test.Test
import kotlin.test.assertEquals

/** The behaviour that both shells share: the table in `tests/shells`. */
@RunWith(Parameterized::class)
class TableTest(private val case: Case) {
    @Test
    fun behaves() = runTest {
        val stage = Stage(this)
        for (line in case.lines) {
            if (!line.expects) {
                stage.run(line)
                continue
            }
            val name = line.words.first()
            assertEquals(line.rest(1) ?: "-", stage.see(name) ?: "-", "${line.place} $name: $case")
        }
    }

    companion object {
        @JvmStatic
        @Parameterized.Parameters(name = "{0}")
        fun cases(): List<Case> = Case.all()
    }
}
