package org.doorstep.lint

import org.junit.Rule as JUnitRule
import org.junit.rules.TemporaryFolder
import java.io.File
import kotlin.test.Test
import kotlin.test.assertEquals
import kotlin.test.assertTrue

/** The rules hold, and each sees what breaks it: every violation is planted in a copy, and only its rule may report it. */
class RulesTest {
    @get:JUnitRule
    val folder = TemporaryFolder()

    @Test
    fun the_app_keeps_every_rule() = assertEquals(emptyList(), Rule.entries.flatMap { it.findings(Tree(Tree.repository)) })

    @Test
    fun every_rule_has_a_violation_planted() = assertEquals(Rule.entries.toSet(), PLANTED.map { it.rule }.toSet())

    @Test
    fun every_planted_violation_is_reported() {
        val copy = folder.newFolder()
        for (part in PARTS) File(Tree.repository, part).copyRecursively(File(copy, part))
        val quiet = PLANTED.filter { planted -> planted.into(copy) { planted.rule.findings(Tree(copy)).isEmpty() } }
        assertTrue(quiet.isEmpty(), "not reported:\n" + quiet.joinToString("\n"))
        assertEquals(emptyList(), Rule.entries.flatMap { it.findings(Tree(copy)) }, "the copy is as it was")
    }

    private fun <T> Planted.into(copy: File, look: () -> T): T {
        val file = File(copy, path)
        val before = if (file.exists()) file.readText() else null
        val after = if (old.isEmpty()) before.orEmpty() + new else before.orEmpty().replaceFirst(old, new)
        check(after != before) { "nothing to replace for $this" }
        file.parentFile.mkdirs()
        file.writeText(after)
        return try {
            look()
        } finally {
            if (before == null) file.delete() else file.writeText(before)
        }
    }

    private companion object {
        val PARTS = listOf("android/app/src/main", "android/ui/src/main", "android/core/src/main", "android/model/src/main", "content/strings", "content/handbooks")
    }
}
