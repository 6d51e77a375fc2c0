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
    func speechSynthesizer(_ synthesizer: AVSpeechSynthesizer, didStart utterance: AVSpeechUtterance)
    func speechSynthesizer(_ synthesizer: AVSpeechSynthesizer, didFinish utterance: AVSpeechUtterance)
}

open class AVSpeechSynthesizer: NSObject {
    weak open var delegate: (any AVSpeechSynthesizerDelegate)?
    open func speak(_ utterance: AVSpeechUtterance) {}
    @discardableResult open func pauseSpeaking(at boundary: AVSpeechBoundary) -> Bool { fatalError() }
    @discardableResult open func continueSpeaking() -> Bool { fatalError() }
    @discardableResult open func stopSpeaking(at boundary: AVSpeechBoundary) -> Bool { fatalError() }
}

public let AVAudioSessionInterruptionTypeKey = ""

open class AVAudioSession: NSObject, @unchecked Sendable {
    public struct Category: Hashable, Sendable {
        public static let ambient = Category()
        public static let soloAmbient = Category()
    }

    public struct Mode: Hashable, Sendable {
        public static let `default` = Mode()
        public static let spokenAudio = Mode()
    }

    public struct CategoryOptions: OptionSet, Sendable {
        public let rawValue: UInt
        public init(rawValue: UInt) { self.rawValue = rawValue }
    }

    public struct SetActiveOptions: OptionSet, Sendable {
        public let rawValue: UInt
        public init(rawValue: UInt) { self.rawValue = rawValue }
        public static let notifyOthersOnDeactivation = SetActiveOptions(rawValue: 1)
    }

    public enum InterruptionType: UInt, Sendable { case ended, began }

    public static let interruptionNotification = Notification.Name(rawValue: "")
    open class func sharedInstance() -> AVAudioSession { fatalError() }
    open func setCategory(_ category: Category, mode: Mode, options: CategoryOptions = []) throws {}
    open func setActive(_ active: Bool, options: SetActiveOptions = []) throws {}
    open var outputVolume: Float { fatalError() }
}
