import DoorstepKit
import SwiftUI

/// The passages of a topic.
struct TopicView: View {
    let contents: Contents
    let frame: Frame
    @Environment(\.lead) private var lead

    var body: some View {
        Page {
            Title(contents.topic.title).padding(.horizontal, Space.edge)
            Quiet(contents.topic.summary).padding(.horizontal, Space.edge).padding(.top, Space.hair).padding(.bottom, Space.medium)
            Rows(items: contents.sections) { link in
                Entry(title: link.title, strong: false) { lead(.article(link.section)) }
            }
        }
        .inLanguage(frame.reading.tag, frame.reading.direction)
    }
}
