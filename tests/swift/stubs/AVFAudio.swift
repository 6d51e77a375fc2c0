// A stand-in: see README.md.
import Foundation

public enum AVSpeechBoundary: Int, Sendable { case immediate, word }
public enum AVSpeechSynthesisVoiceQuality: Int, Sendable { case `default` = 1, enhanced, premium }

open class AVSpeechSynthesisVoice: NSObject {
    open var language: String { fatalError() }
    open var quality: AVSpeechSynthesisVoiceQuality { fatalError() }
    public init?(language: String?) { fatalError() }
    open class func speechVoices() -> [AVSpeechSynthesisVoice] { fatalError() }
}

open class AVSpeechUtterance: NSObject {
    public init(string: String) {}
    open var voice: AVSpeechSynthesisVoice? {
        get { fatalError() }
        set {}
    }
}

public protocol AVSpeechSynthesizerDelegate: AnyObject {
    func speechSynthesizer(_ synthesizer: AVSpeechSynthesizer, didFinish utterance: AVSpeechUtterance)
}

open class AVSpeechSynthesizer: NSObject {
    weak open var delegate: (any AVSpeechSynthesizerDelegate)?
    open func speak(_ utterance: AVSpeechUtterance) {}
    @discardableResult open func stopSpeaking(at boundary: AVSpeechBoundary) -> Bool { fatalError() }
}
