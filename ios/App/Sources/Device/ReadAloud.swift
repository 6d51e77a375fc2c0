import AVFAudio
import DoorstepKit
import SwiftUI

/// Reads a text aloud in its language, with a voice that is on the phone: the system's voices send nothing away.
///
/// A phone set to silent stays silent: that is not the app's to overrule in somebody's home.
@MainActor
final class ReadAloud: NSObject, ObservableObject {
    @Published private(set) var speaking = false

    private let synthesizer = AVSpeechSynthesizer()
    private let tell: @MainActor (Failure) -> Void
    /// The last piece of what is read now; endings of others are late.
    private var last: AVSpeechUtterance?

    init(tell: @escaping @MainActor (Failure) -> Void) {
        self.tell = tell
        super.init()
        synthesizer.delegate = self
    }

    /// Reads in the language of `tag`, which its speakers call `endonym` (L15).
    func speak(_ text: String, tag: String, endonym: String) {
        hush()
        guard let voice = chosenVoice(tag) else {
            tell(Failure("error-no-voice", values: ["language": .words(endonym)]))
            return
        }
        let pieces = text.split(whereSeparator: \.isNewline).map { AVSpeechUtterance(string: String($0)) }
        guard let last = pieces.last else { return }
        self.last = last
        speaking = true
        for piece in pieces {
            piece.voice = voice
            synthesizer.speak(piece)
        }
    }

    func hush() {
        last = nil
        speaking = false
        synthesizer.stopSpeaking(at: .immediate)
    }

    fileprivate func ended(_ piece: ObjectIdentifier) {
        if last.map(ObjectIdentifier.init) == piece { speaking = false }
    }
}

extension ReadAloud: AVSpeechSynthesizerDelegate {
    nonisolated func speechSynthesizer(_ synthesizer: AVSpeechSynthesizer, didFinish utterance: AVSpeechUtterance) {
        let piece = ObjectIdentifier(utterance)
        Task { @MainActor in self.ended(piece) }
    }
}

/// A voice that the person fetched for a language, the best one and in the usual region where there is one; else the system's own
/// choice. The others are left aside: among those of plain quality are voices made for fun.
private func chosenVoice(_ tag: String) -> AVSpeechSynthesisVoice? {
    let voices = AVSpeechSynthesisVoice.speechVoices().filter { languageCode($0.language) == languageCode(tag) }
    let usual = ([tag] + voices.map(\.language)).lazy.compactMap { AVSpeechSynthesisVoice(language: $0) }.first
    let region = usual?.language ?? tag
    return voices.filter { $0.quality.rawValue > AVSpeechSynthesisVoiceQuality.default.rawValue }
        .max { rank($0, region) < rank($1, region) } ?? usual
}

private func rank(_ voice: AVSpeechSynthesisVoice, _ region: String) -> (Int, Int) {
    (voice.language == region ? 1 : 0, voice.quality.rawValue)
}

private func languageCode(_ tag: String) -> String? {
    Locale(identifier: tag).language.languageCode?.identifier
}
