import SwiftUI
import UIKit

/// Ink on paper. `accent` is what can be tapped, `caution` is caution, `callNow` is only ever "call now".
enum Shade {
    static let paper = shade(0xFBFAF6, 0x1C201F)
    static let raised = shade(0xF1EFE9, 0x262B29)
    static let field = shade(0xE9E7E0, 0x303634)
    static let ink = shade(0x1A1D1C, 0xE6E4DE)
    static let quietInk = shade(0x4A504E, 0xB8BCB8)
    static let outline = shade(0x767D7A, 0x8B918E)
    static let line = shade(0xDDDBD4, 0x3A403D)
    static let accent = shade(0x0B5A57, 0x86CDC6)
    static let onAccent = shade(0xFFFFFF, 0x052F2D)
    static let chosen = shade(0xDCEAE7, 0x243F3C)
    static let onChosen = shade(0x063F3D, 0xC2E8E3)
    static let caution = shade(0x744700, 0xEFC470)
    static let cautionPaper = shade(0xFFF0D0, 0x3A3019)
    static let onCaution = shade(0x2B1C00, 0xF6E6C4)
    static let callNow = shade(0xA61B14, 0xEE7468)
    static let onCallNow = shade(0xFFFFFF, 0x2B0400)
    static let notice = shade(0x2C3130, 0xE6E4DE)
    static let onNotice = shade(0xF3F1EC, 0x1C201F)
    static let noticeAccent = shade(0x8FD6CF, 0x0B5A57)

    /// By day and by night: dark grey, tuned by eye.
    private static func shade(_ day: UInt32, _ night: UInt32) -> Color {
        Color(uiColor: UIColor { $0.userInterfaceStyle == .dark ? color(night) : color(day) })
    }

    private static func color(_ hex: UInt32) -> UIColor {
        func part(_ shift: UInt32) -> CGFloat { CGFloat(hex >> shift & 0xFF) / 0xFF }
        return UIColor(red: part(16), green: part(8), blue: part(0), alpha: 1)
    }
}
