// The lock over what was saved, and erasing it.

extension Shell {
    /// Longer than this is more than a moment: what was saved is locked then.
    public static let moment: Duration = .seconds(30)

    /// The app left the screen, perhaps for good: the system may end it any time from now on.
    public func left() {
        leftAt = leftAt ?? uptime.milliseconds()
        leaveTyped()
    }

    /// The app is back on the screen.
    public func returned() {
        guard let since = leftAt else { return }
        leftAt = nil
        if Duration.milliseconds(uptime.milliseconds() - since) >= Self.moment { lock() }
    }

    /// Locks because the person asks for it.
    public func lockNow() {
        stopOwn()
        scope.launch { [self] in if await locked() { tell(Notice(words[.lockLocked])) } }
    }

    /// Locks what was saved, where there is a PIN. Reading goes on.
    func lock() {
        stopOwn()
        scope.launch { [self] in _ = await locked() }
    }

    /// The same while the app is off the screen; ends once it is locked.
    public func lockAway() async {
        stopOwn()
        _ = await locked()
    }

    /// What is known to be under a PIN goes at once; what is being typed is kept before.
    private func stopOwn() {
        leaveTyped()
        if locking.state.value.on { dropSaved() }
    }

    private func locked() async -> Bool {
        await keeping.settled()
        guard await locking.close() else { return false }
        dropSaved()
        redraw()
        return true
    }

    /// Nothing that was sealed is left in the models, nor on the screen, and nothing of it that is being read comes in.
    private func dropSaved() {
        stopReading()
        stopTyping()
        session.dropDrafts()
        keeping.forget(.locked)
        numbers.forget(.locked)
        words.forget()
        notice.value = nil
        renew()
        if frame.value?.screen.isOwn == true { frame.value?.screen = .locked }
    }

    /// While one has to wait, nothing is judged.
    public func unlock(_ typed: String) {
        guard locking.state.value.wait == 0 else { return }
        locking.work({ try $0.unlock(typed) }, failed: failed) { [weak self] found in
            guard let self else { return }
            redraw()
            if let found { tell(found) }
        }
    }

    /// Sets a PIN where there is none.
    public func setPin(_ new: NewPin, again: String) {
        locking.work(new, again: again, { try $0.set(new) }, failed: failed) { [weak self] in self?.did(.set) }
    }

    /// Sets another PIN; `typed` is the one that there is.
    public func changePin(_ typed: String, to new: NewPin, again: String) {
        locking.work(new, again: again, { try $0.change(typed, to: new) }, failed: failed) { [weak self] in self?.did(.change) }
    }

    public func removePin(_ typed: String) {
        locking.work({ try $0.remove(typed) }, failed: failed) { [weak self] in self?.did(.remove) }
    }

    private func did(_ task: PinTask) {
        leave(.pin(task))
        tell(Notice(words[task.done]))
    }

    /// After too many wrong ones nothing is there any more: no screen has a field then in whose place that could be told.
    private func failed(_ failure: Failure) {
        guard failure.key == Keys.wiped else { return }
        locking.leave()
        dropErased()
        go(at.place.asksPin ? at.back() : at)
        tell(failure)
    }

    /// Erases all that was saved, be it locked or not.
    public func erase() {
        locking.work({ try $0.erase() }, failed: tell) { [weak self] in
            guard let self else { return }
            dropErased()
            leave(.erase)
            tell(Notice(words[.eraseDone]))
        }
    }

    private func dropErased() {
        dropSaved()
        keeping.forget()
        numbers.forget()
    }
}

extension Place {
    fileprivate var asksPin: Bool {
        if case .pin = self { true } else { false }
    }
}

extension PinTask {
    fileprivate var done: Word {
        switch self {
        case .set: .pinSet
        case .change: .pinChanged
        case .remove: .pinRemoved
        }
    }
}

extension Screen {
    /// Whether something that was sealed is part of it.
    fileprivate var isOwn: Bool {
        switch self {
        case .edit, .number: true
        default: false
        }
    }
}
