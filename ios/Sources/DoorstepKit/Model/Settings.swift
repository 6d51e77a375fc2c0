/// What is kept between runs besides saved passages. Nothing in it tells what was read.
@MainActor
public protocol Settings: AnyObject {
    /// The language of passages, where the person chose one.
    var reading: String? { get set }

    /// The language of buttons and labels, where the person chose one.
    var tongue: String? { get set }

    /// Whether the start screen names the handbook.
    var fullTitle: Bool { get set }
}
