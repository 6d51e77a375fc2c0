// Stand-ins for the few names of androidx.activity that MainActivity uses, with the signatures of its documentation. They let that one file
// be type-checked where Google's repository is out of reach; that the real ones agree is seen by the Gradle build alone.
@file:Suppress("UNUSED_PARAMETER", "unused")

package androidx.activity

import android.app.Activity
import android.content.Intent
import android.content.res.Resources
import androidx.activity.result.ActivityResult
import androidx.activity.result.ActivityResultCallback
import androidx.activity.result.ActivityResultLauncher
import androidx.activity.result.contract.ActivityResultContract

open class ComponentActivity : Activity() {
    fun <I, O> registerForActivityResult(contract: ActivityResultContract<I, O>, callback: ActivityResultCallback<O>): ActivityResultLauncher<I> = TODO()

    // Open and not null, as in androidx.activity.
    public override fun onNewIntent(intent: Intent) = super.onNewIntent(intent)
}

class SystemBarStyle private constructor() {
    companion object {
        fun auto(lightScrim: Int, darkScrim: Int, detectDarkMode: (Resources) -> Boolean): SystemBarStyle = TODO()
    }
}

fun ComponentActivity.enableEdgeToEdge(
    statusBarStyle: SystemBarStyle = SystemBarStyle.auto(0, 0) { false },
    navigationBarStyle: SystemBarStyle = SystemBarStyle.auto(0, 0) { false },
): Unit = TODO()
