import DoorstepKit
import SwiftUI

/// What can be done inside a passage. A passage shown to a family has none.
@MainActor
struct Actions {
    let words: Words
    let open: @MainActor (_ section: String) -> Void
    let define: @MainActor (_ concept: String) -> Void
    let call: @MainActor (_ number: String) -> Void
    let write: @MainActor (_ number: String, _ words: String?) -> Void
    let isTicked: @MainActor (_ block: Int, _ item: Int) -> Bool
    let tick: @MainActor (_ block: Int, _ item: Int) -> Void
}
