import DoorstepKit
import SwiftUI

/// The passages of a topic. In the one for danger, the worker's own numbers stand over the others, and each passage has its own.
struct TopicView: View {
    let contents: Contents
    let frame: Frame
    @EnvironmentObject private var state: ShellState
    @Environment(\.lead) private var lead

    var body: some View {
        Page {
            VStack(alignment: .leading, spacing: Space.hair) {
                Title(contents.topic.title)
                Quiet(contents.topic.summary)
                if let badge = contents.topic.badge { Badged(badge: badge, frame: frame) }
            }
            .padding(.horizontal, Space.edge).padding(.bottom, Space.medium)
            .inLanguage(frame.reading.tag, frame.reading.direction)
            if contents.topic.actNow { own }
            Rows(items: contents.sections, row: row)
        }
    }

    @ViewBuilder private var own: some View {
        VStack(spacing: Space.small) { OwnCalls(words: frame.words) }.padding(.horizontal, Space.edge)
        OwnEntry(words: frame.words)
        Between()
    }

    private func row(_ listed: Listed) -> some View {
        VStack(alignment: .leading, spacing: 0) {
            Entry(title: listed.title, strong: false) { lead(.article(listed.section)) }
                .inLanguage(frame.reading.tag, frame.reading.direction)
            if let call = listed.call {
                CallButton(
                    name: call.name, number: call.phone, words: frame.words, urgent: frame.isEmergency(call.phone)
                ) { state.device.call(call.phone) }
                .padding(.horizontal, Space.edge).padding(.bottom, Space.edge)
            }
        }
    }
}
