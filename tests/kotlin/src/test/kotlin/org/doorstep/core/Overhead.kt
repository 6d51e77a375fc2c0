package org.doorstep.core

import org.doorstep.core.uniffi.Doorstep

/** What a start and a screen cost from Kotlin; `bindings/examples/overhead.rs` measures the same calls in Rust. */
fun main() {
    val started = System.nanoTime()
    val doorstep = open(handbook, "en")
    println("%-28s %9.1f µs".format("Kotlin: first open, with JNA", (System.nanoTime() - started) / 1e3))
    doorstep.article(doorstep.contents(doorstep.home(NOW).topics.first().id).sections.first().section)
    println("%-28s %9.1f µs".format("Kotlin: first article", (System.nanoTime() - started) / 1e3))
    val screens = mapOf<String, Doorstep.() -> Any>(
        "home" to { home(NOW) },
        "article, the longest" to { article(longest) },
        "search, a word" to { search("safety") },
        "search, three words" to { search("safety plan child") },
        "strings, 40" to { strings(List(40) { "tab-search" }) },
    )
    for ((name, screen) in screens) println("%-28s %9.1f µs".format("Kotlin: $name", median { doorstep.screen() }))
}

private val longest: String by lazy {
    open(handbook, "en").use { doorstep -> doorstep.sections().maxBy { doorstep.article(it).plainText.length } }
}

/** The median of some runs, in microseconds, once the JVM has compiled what it will. */
private fun median(work: () -> Any): Double {
    repeat(3_000) { work() }
    val runs = LongArray(2_000) {
        val started = System.nanoTime()
        work()
        System.nanoTime() - started
    }
    return runs.sorted()[runs.size / 2] / 1e3
}
