package org.doorstep.lint

import org.w3c.dom.Element
import org.w3c.dom.Node
import java.io.File
import javax.xml.parsers.DocumentBuilderFactory

/** The sources that the rules look at, under the repository's root. */
class Tree(val root: File) {
    private val android = File(root, "android")

    /** Read as the build merges it: without what it takes out. For the repository itself, the one that the build has merged can be given. */
    val manifest: Element = xml(merged.takeIf { root == repository } ?: file("android/app/src/main/AndroidManifest.xml"))
        .also { whole -> whole.all().filter { it.getAttributeNS(TOOLS, "node") == "remove" }.forEach { it.parentNode.removeChild(it) } }

    val application: Element = manifest.all("application").single()

    val components: List<Element> = COMPONENTS.flatMap(manifest::all)

    fun file(path: String) = File(root, path)

    fun resource(path: String): Element? = file("android/app/src/main/res/$path.xml").takeIf { it.exists() }?.let(::xml)

    /** The folders of resources that hold texts, by language; the one without a language is English. */
    val texts: Map<String, Map<String, String>> = file("android/app/src/main/res").listFiles().orEmpty()
        .filter { File(it, "strings.xml").exists() }
        .associate { folder ->
            folder.name.removePrefix("values").removePrefix("-").ifEmpty { "en" } to
                xml(File(folder, "strings.xml")).all("string").associate { it.getAttribute("name") to it.textContent }
        }

    /** Kotlin sources of modules, without comments. */
    fun kotlin(vararg modules: String): List<Source> = modules.flatMap { module ->
        File(android, "$module/src/main").walk().filter { it.extension == "kt" }.map(::Source).toList()
    }

    fun source(path: String) = Source(file("android/$path"))

    companion object {
        const val ANDROID = "http://schemas.android.com/apk/res/android"
        const val TOOLS = "http://schemas.android.com/tools"
        val COMPONENTS = listOf("activity", "activity-alias", "service", "receiver", "provider")

        private val merged = System.getProperty("doorstep.manifest")?.ifEmpty { null }?.let(::File)

        /** Where the tests are run from `android/lint`. */
        val repository: File = File("../..").canonicalFile
    }
}

/** A Kotlin file's code. */
class Source(file: File) {
    val name: String = file.name
    val code: String = file.readText()
        .replace(Regex("/\\*.*?\\*/", RegexOption.DOT_MATCHES_ALL), "")
        .lines().joinToString("\n") { it.substringBefore("// ") }

    operator fun contains(text: String) = text in code

    /** The body of a function, up to the brace that closes it at the same depth. */
    fun body(function: String): String {
        val start = code.indexOf("fun $function")
        if (start < 0) return ""
        var depth = 0
        for (at in code.indexOf('{', start) until code.length) {
            if (code[at] == '{') depth++
            if (code[at] == '}' && --depth == 0) return code.substring(start, at)
        }
        return ""
    }
}

fun xml(file: File): Element = DocumentBuilderFactory.newInstance()
    .apply { isNamespaceAware = true; setFeature("http://apache.org/xml/features/disallow-doctype-decl", true) }
    .newDocumentBuilder().parse(file).documentElement

fun Element.android(name: String): String = getAttributeNS(Tree.ANDROID, name)

/** Every element under this one, of one name or of any. */
fun Element.all(name: String = "*"): List<Element> = getElementsByTagName(name).let { nodes -> List(nodes.length) { nodes.item(it) as Element } }

fun Element.children(): List<Element> =
    generateSequence(firstChild) { it.nextSibling }.filter { it.nodeType == Node.ELEMENT_NODE }.map { it as Element }.toList()
