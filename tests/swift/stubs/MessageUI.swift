// A stand-in: see README.md.
import UIKit

public enum MessageComposeResult: Int, Sendable { case cancelled, sent, failed }

public protocol MFMessageComposeViewControllerDelegate: AnyObject {
    func messageComposeViewController(_ controller: MFMessageComposeViewController, didFinishWith result: MessageComposeResult)
}

open class MFMessageComposeViewController: UIViewController {
    open class func canSendText() -> Bool { fatalError() }
    weak open var messageComposeDelegate: (any MFMessageComposeViewControllerDelegate)?
    open var recipients: [String]?
    open var body: String?
}
