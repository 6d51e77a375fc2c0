import AVFAudio
import DoorstepKit
import SwiftUI

/// A text to read aloud, piece by piece.
struct Aloud {
    /// What a text is of.
    enum Whole: Hashable {
        case passage(String)
        case phrase(String, Int)
    }

    let of: Whole
    let pieces: [String]
    /// Its language, which its speakers call `endonym` (L15).
    let tag: String
    let endonym: String
}

/// What is heard now.
struct Heard: Equatable {
    let of: Aloud.Whole
    /// Which piece, from 0.
    var piece = 0
    /// The person asked it to wait, or another sound did.
    var waits = false
}

/// Reads a text aloud in its language, with a voice that is on the phone: the system's voices send nothing away.
///
/// A phone set to silent stays silent: that is not the app's to overrule in somebody's home. Where another sound takes over, as that of
/// a call, reading waits.
@MainActor
final class ReadAloud: NSObject, ObservableObject {
    @Published private(set) var heard: Heard?

    private let synthesizer = AVSpeechSynthesizer()
    private let sound = AVAudioSession.sharedInstance()
    private let tell: @MainActor (Failure) -> Void
    /// What is read now, and the voice for it.
    private var aloud: (text: Aloud, voice: AVSpeechSynthesisVoice)?
    /// Its pieces from the first that was asked for on; what is told of others is late.
    private var queued: [AVSpeechUtterance] = []

    init(tell: @escaping @MainActor (Failure) -> Void) {
        self.tell = tell
        super.init()
        synthesizer.delegate = self
        _ = NotificationCenter.default.addObserver(forName: AVAudioSession.interruptionNotification, object: nil, queue: .main) {
            [weak self] in
            guard $0.userInfo?[AVAudioSessionInterruptionTypeKey] as? UInt == AVAudioSession.InterruptionType.began.rawValue else { return }
            Task { @MainActor in self?.pause() }
        }
    }

    func speak(_ text: Aloud) {
        hush()
        guard let voice = chosenVoice(text.tag) else {
            return tell(Failure("error-no-voice", values: ["language": .words(text.endonym)]))
        }
        guard takesSound() else { return }
        aloud = (text, voice)
        heard = Heard(of: text.of)
        say(from: 0)
    }

    func pause() {
        guard heard?.waits == false else { return }
        heard?.waits = true
        synthesizer.pauseSpeaking(at: .word)
    }

    func goOn() {
        guard let now = heard, now.waits, takesSound() else { return }
        heard?.waits = false
        // Where it does not go on within a piece, that begins anew.
        if !synthesizer.continueSpeaking() { say(from: now.piece) }
    }

    func hush() {
        guard aloud != nil else { return }
        (aloud, heard, queued) = (nil, nil, [])
        synthesizer.stopSpeaking(at: .immediate)
        // Whose sound made room can go on.
        try? sound.setActive(false, options: .notifyOthersOnDeactivation)
    }

    /// Asks for the speaker as a guest: a silenced phone stays so.
    private func takesSound() -> Bool {
        do {
            try sound.setCategory(.soloAmbient, mode: .spokenAudio)
            try sound.setActive(true)
        } catch {
            tell(Failure("error-sound-taken"))
            return false
        }
        if sound.outputVolume == 0 { tell(Failure("error-phone-silent")) }
        return sound.outputVolume > 0
    }

    private func say(from piece: Int) {
        guard let aloud else { return }
        synthesizer.stopSpeaking(at: .immediate)
        queued = aloud.text.pieces.dropFirst(piece).map(AVSpeechUtterance.init(string:))
        for next in queued {
            next.voice = aloud.voice
            synthesizer.speak(next)
        }
    }

    private var first: Int { (aloud?.text.pieces.count ?? 0) - queued.count }

    fileprivate func began(_ piece: ObjectIdentifier) {
        if let at = queued.firstIndex(where: { ObjectIdentifier($0) == piece }) { heard?.piece = first + at }
    }

    fileprivate func ended(_ piece: ObjectIdentifier) {
        if queued.last.map(ObjectIdentifier.init) == piece { hush() }
    }
}

extension ReadAloud: AVSpeechSynthesizerDelegate {
    nonisolated func speechSynthesizer(_ synthesizer: AVSpeechSynthesizer, didStart utterance: AVSpeechUtterance) {
        let piece = ObjectIdentifier(utterance)
        Task { @MainActor in self.began(piece) }
    }

    nonisolated func speechSynthesizer(_ synthesizer: AVSpeechSynthesizer, didFinish utterance: AVSpeechUtterance) {
        let piece = ObjectIdentifier(utterance)
        Task { @MainActor in self.ended(piece) }
    }
}

extension Article {
    /// The title first, then block after block.
    var aloud: Aloud {
        Aloud(of: .passage(section), pieces: [title] + spoken.map(\.text), tag: shown.tag, endonym: shown.endonym)
    }

    /// The block that is heard, where it is this passage's.
    func block(of heard: Heard?) -> Int? {
        guard let heard, heard.of == .passage(section), spoken.indices.contains(heard.piece - 1) else { return nil }
        return spoken[heard.piece - 1].block
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
