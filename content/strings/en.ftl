# Interface words. Long text belongs in a handbook, not here.
# Verbs, sentence case, what a tired person understands at once.

## Places

app-name = Handbook
tab-handbook = Handbook
tab-search = Search
tab-saved = Saved
screen-settings = Settings
settings-letters = Text size
settings-theme = Light or dark
theme-device = As on this phone
theme-light = Light
theme-dark = Dark
settings-letters-percent = { $percent } %
screen-languages = Languages
screen-about = About & sources
screen-help = Keys
home-continue = Continue reading
home-contents = Contents
position = { $number } of { $total }
breadcrumb-separator = ›

## Article

article-previous = Previous
article-next = Next
article-next-title = Next: { $title }
article-sources = { $count ->
    [one] Source
   *[other] Sources
}
article-source-part = { $source }, part { $part }
article-saved = Saved
article-changed = Changed since you saved it
box-definition = Definition
box-caution = Caution
box-act-now = Act now
box-voice = What a survivor asks of us
box-example = Example
box-say = Say
box-do = Do
box-dont = Don't
box-call = Call
box-write = Write down
source-sheet = Fact sheet
source-editors = Our editors
source-law = Law
source-agency = Guidance
contact-call = Call
contact-text = Text
contact-text-words = Text { $words } to { $number }
contact-web = Web
contact-relay = Relay or TTY
contact-chat = Chat
contact-free = Free
contact-confidential = Confidential
contact-may-report = May report what you say
contact-verified = Checked on { $date }
contact-stale = Last checked on { $date }, more than a year ago. It may have changed.

## Labels

freshness-current = current
freshness-outdated = older than the English
status-machine = machine translation, not yet checked by a person
status-draft = draft
status-reviewed = reviewed
status-approved = approved
language-fallback = Not in { $asked } yet. Shown in { $shown }.
language-completeness = { $percent } % translated
handbook-review-passed = This handbook was due for review on { $date }. You can still read it; check what matters with your supervisor.

## Search

search-prompt = Search
search-correction = Showing results for “{ $words }”
search-results = { $count ->
    [0] Nothing found
    [one] 1 section
   *[other] { $count } sections
}
search-nearest = Nothing here on “{ $words }”. Nearest:
search-rebuilt = This handbook was made for another version of search. Doorstep searches its text; some search words are missing.
search-nothing = Nothing found for these words.
search-nothing-spelling = Check the spelling, or use fewer or other words.
search-nothing-language = You can type in any language of this handbook.
search-nothing-contacts = If someone is in danger, go to:

## Saved

saved-find = Find in what you saved
saved-find-nothing = Nothing you saved has these words.
saved-order-own = My order
saved-order-newest = Newest first
saved-only-changed = Changed
saved-label-new = New label
saved-empty = Nothing saved yet.
saved-empty-how = Open a section and choose { action-save }.
saved-changed = changed since you saved it
saved-moved = now part of another section
saved-removed = no longer in the handbook
saved-elsewhere = from another handbook
saved-note = Note
saved-labels = Labels
saved-removed-undo = Removed. { action-undo } brings it back.
saved-damaged = { $count ->
    [one] One thing that you saved can't be read and was kept as it is.
   *[other] { $count } things that you saved can't be read and were kept as they are.
}
saved-exported = { $count ->
    [one] 1 saved section written. The file is not sealed: keep it safe, and delete it when done.
   *[other] { $count } saved sections written. The file is not sealed: keep it safe, and delete it when done.
}
saved-imported = { $added } added, { $present } already there, { $skipped } skipped.

## My numbers

own-numbers = My numbers
own-numbers-why = No handbook knows who answers near you. Type these numbers once, and they stand first where danger is. They are sealed on this device.
own-number-reporting = Reporting line
own-number-supervisor = Supervisor on call
own-number-advocacy = Children's advocacy center
own-number-clinic = Clinic or hospital
own-number-interpreter = Interpreter line
own-number-empty = not filled in yet
own-number-add = Add the number
own-numbers-locked = My numbers can't be opened now
own-number-damaged = This number can't be read. Type it again.
own-number-number = Number
own-number-label = Name or note
own-number-kept = Number kept.
own-number-cleared = Number removed.
own-numbers-exported = { $count ->
    [one] 1 number of yours is in the file, too.
   *[other] { $count } numbers of yours are in the file, too.
}

## PIN

pin-title = PIN
pin-prompt = PIN or passphrase:
pin-new-prompt = New PIN (6 digits or more) or passphrase (8 characters or more):
pin-again-prompt = The same once more:
pin-wipes-after = { $count ->
    [one] After 1 wrong PIN, everything you saved is erased.
   *[other] After { $count } wrong PINs in a row, everything you saved is erased.
}
pin-set = The PIN is set. It is needed for saved sections, notes and your numbers, never for reading.
pin-changed = The PIN is changed. The old one opens nothing any more.
pin-removed = The PIN is removed. What you saved opens without it.
pin-locked = What you saved is locked. Reading works. Type the PIN to open it.
pin-wrong-seconds = { $count ->
    [one] This is not the PIN. Try again in 1 second.
   *[other] This is not the PIN. Try again in { $count } seconds.
}
pin-wrong-minutes = { $count ->
    [one] This is not the PIN. Try again in 1 minute.
   *[other] This is not the PIN. Try again in { $count } minutes.
}
pin-wrong-hours = { $count ->
    [one] This is not the PIN. Try again in 1 hour.
   *[other] This is not the PIN. Try again in { $count } hours.
}
pin-too-short = Too short. Use at least 6 digits, or 8 characters. Nothing was changed.
pin-too-long = Too long. Use at most 256 characters. Nothing was changed.
pin-too-easy = Too easy to guess. Don't repeat one character or use a row such as 123456. Nothing was changed.
pin-not-given = No new PIN was given. Nothing was changed.
pin-differs = The two are not the same. Nothing was changed.
pin-mismatch = There is a PIN already, or there is none to change. Nothing was changed.
pin-damaged-remains = Something you saved is damaged and can't be put under the PIN. Nothing was changed. Go on only if it may be erased (--give-up-damaged).
action-lock = Lock
action-unlock = Unlock
wipe-word = erase
wipe-ask = This erases all saved sections, notes, labels and your numbers. Nobody can bring them back. Type “{ $word }” to go on:
wipe-what = This erases all saved sections, notes, labels and your numbers. Nobody can bring them back. The handbook stays.
wipe-not-confirmed = Nothing was erased.
wiped = Erased: saved sections, notes, labels, your numbers, and their key. The handbook is still here.

## Actions

action-save = Save
action-add-note = Add note
action-unsave = Remove from saved
action-undo = Undo
action-note = Note
action-labels = Labels
action-language = Language
action-open = Open
action-back = Back
action-search = Search
action-saved = Saved
action-help = Help
action-quit = Quit
action-keep = Keep
action-cancel = Cancel
action-move = Move
action-scroll = Scroll

## Errors: what happened, what was kept, what to do

error-unknown-section = There is no section with this name. Find it by search or in the contents.
error-unknown-language = This handbook is not in that language. It is shown in { $shown }.
error-no-language = This is no language that Doorstep knows. Choose one from the list.
error-pack-unreadable = The handbook file can't be read. Check that it is there and that you may open it.
error-pack-not = This file is not a handbook. Ask whoever sent it for the handbook file.
error-pack-damaged = The handbook file is damaged. Nothing of yours was changed. Get the file again.
error-pack-cut = The handbook file is not whole: its end is missing. Get the file again.
error-pack-room = The handbook could not be copied to check it. Make room on this device, then try again.
error-pack-needs = This handbook needs “{ $feature }”, which this Doorstep does not have. Update Doorstep, then open it again.
error-pack-newer = The handbook was made for a newer Doorstep. Update Doorstep, then open it again.
error-pack-older = The handbook was made for an older Doorstep. Get a newer release of the handbook.
error-pack-analyzer = This handbook can be read, but not searched here: it was made for another version of search. Update the handbook or Doorstep.
error-store-wrong-key = Your saved sections are locked: the key does not fit. They are kept as they were, and reading works.
error-store-newer = Your saved sections were written by a newer Doorstep. They are kept as they were. Update Doorstep to use them.
error-store-full = There is no space left on this device. Nothing was lost. Free some space and try again.
error-store-busy = Your saved sections are in use. Nothing was changed. Try again.
error-store-damaged = Your saved sections were damaged and set aside. Reading works, and you can save again.
error-store-unreadable = Your saved sections can't be opened. Reading works. Check the folder and try again.
error-store-replaced = The file with your saved sections was moved or replaced. Nothing in it was changed. Open Doorstep again.
error-store-read-only = What you saved can only be read now: nothing can be added or changed. You can export it. Check the storage of this device and try again.
error-import-sealed = This file is sealed. Nothing was changed. Type its passphrase to import it.
error-passphrase-wrong = The passphrase does not open this file, or the file was changed. Nothing was changed here. Try again.
error-passphrase-none = There is no passphrase. Nothing was written. Choose one of several words.
error-saved-otherwise = This section is saved already, as number { $id }, with a note or labels of yours. Nothing was changed. To replace them, use “bookmark note” or “bookmark label”.
error-input-empty = There was nothing to read. Nothing was changed. To remove the note, give an empty one: "".
error-store-missing = This section is not among the saved ones.
error-store-too-large = This is too long to keep. Shorten it.
error-number-not = This is no phone number. Nothing was changed. Type its digits; spaces, + - ( ) . , ; # * and letters for an extension may stand among them.
error-import-not = This file is not an export of saved sections. Nothing was changed.
error-import-newer = This export was written by a newer Doorstep. Nothing was changed. Update Doorstep.
error-file-unwritable = The file can't be written. Choose another place.

## At a terminal

search-first = { $shown ->
    [one] The first of { $count } sections. --limit shows more.
   *[other] The first { $shown } of { $count } sections. --limit shows more.
}
article-terms = Words explained
article-no-terms = No words are explained here.
action-terms = Words
action-link = Next link
action-follow = Follow a link
action-turn = Turn
article-unsaved = Removed from saved. Press s again to bring it back.
action-sort = Change the order
action-hide = Hide
help-everywhere = Everywhere
help-article = In a section
language-reading = Text
language-interface = Buttons and labels
key-control = Ctrl
key-enter = Enter
key-escape = Esc
key-tab = Tab
saved-as = Saved as number { $id }.
saved-gone = Removed from saved.
saved-note-kept = Note kept.
saved-note-unkept = What you changed is not kept yet. { action-cancel } once more to throw it away.
saved-labels-kept = Labels kept.
saved-labels-how = Put a comma between labels.
saved-moved-place = Moved.
error-removed-section = “{ $title }” is no longer in the handbook. Find what took its place by search.
error-store-too-many = There is no room for more saved sections. Nothing was changed. Remove some, then try again.
error-key-unusable = The key to your saved sections can't be read. It was kept as it is, and reading works. Put the right key file back.
error-key-missing = The key to your saved sections is missing. They are kept as they were, and reading works. Put the key file back.
error-file-unreadable = The file can't be read. Check that it is there and that you may open it.
error-file-exists = There is a file with this name. Nothing was changed. Choose another name, or add --force to replace it.
error-folder-unusable = Your saved sections can't be opened. They were left as they are, and reading works. Check the folder, or choose another one with --data-dir.
error-folder-gone = The folder of your saved sections is behind a link that leads nowhere, as to a drive that was taken out. Reading works. Put the drive back, or choose another folder with --data-dir.
error-folder-read-only = The folder of your saved sections can only be read. What is saved can be listed and exported; nothing can be added or changed. To keep more, choose another folder with --data-dir.
error-folder-no-file = In the folder of your saved sections, something that is no file stands in the place of one. It was left as it is, and reading works. Move it elsewhere, or choose another folder with --data-dir.
error-folder-exposed = Others on this computer may look into the folder of your saved sections, and that could not be changed. Choose a folder that is yours alone with --data-dir.
error-folder-emptied = There are traces of saved sections here, but their file is missing or empty. If you had saved some, put the file user.db back from a copy before you save again.
error-store-emptied = Sections were saved on this device before, but they are gone. Reading works, and you can save again. If you exported a file, import it.
error-import-sealed-how = This file is sealed. Nothing was changed. Import it at a terminal, where you are asked for its passphrase, or use --passphrase-file.
error-passphrase-unreadable = No passphrase could be read. Nothing was changed. Type it at a terminal, or use --passphrase-file.
export-not-sealed = Without a passphrase, the export is not sealed: whoever has it can read it. --seal seals it.
passphrase-new = New passphrase for the file, several words:
passphrase-new-or-none = New passphrase for the file, several words; or press Enter to write it unsealed:
passphrase-again = The same once more:
passphrase-differs = The two were not the same.
passphrase-of-export = Passphrase of the file:
saved-exported-sealed = { $count ->
    [one] 1 saved section written, sealed. Without the passphrase nobody can open the file, you neither.
   *[other] { $count } saved sections written, sealed. Without the passphrase nobody can open the file, you neither.
}

## On a phone

screen-privacy = Privacy
screen-more = More
article-ticks = Ticks are forgotten when you leave.
contact-call-number = Call { $number }
contact-text-number = Send a text to { $number }
search-start = Type the words you would say out loud.
saved-locked = Saved sections can't be opened now
saved-note-how = Write nothing that could name a family.
saved-all = All
action-clear = Clear
action-close = Close
action-show = Show
action-share = Share as text
action-read-aloud = Read aloud
action-stop-reading = Stop reading
action-pause = Pause
action-go-on = Continue
action-find = Find
action-find-next = Next match
action-find-previous = Previous match
find-prompt = Find on this page
find-nothing = Not on this page
action-remove = Remove
action-move-up = Move up
action-move-down = Move down
action-edit = Note and labels
action-export = Export to a file
action-import = Add from a file
action-retry = Try again
language-now = Language: { $language }
show-in = Show in
speak-in = Read aloud in
show-hold = Hold to close
show-leave = Close this page?
show-stay = Keep showing
show-guided-access = Turn on Guided Access before you hand the device over: it holds this page until you end it.
pack-release = Release { $number }
pack-issued = Issued on { $date }
pack-review = To be reviewed by { $date }
pack-how = The handbook needs no signal. A newer one comes with an update of the app, or as a file from its publisher.
about-made = About this handbook
about-sources = Sources
about-free = Free software. Nothing in it is legal advice.
privacy-network = Nothing is sent. The app has no way to use the network.
privacy-saved = What you save is sealed on this phone and left out of backups.
privacy-history = What you read and search for is not written down. It is forgotten when you close the app.
privacy-hide = { action-hide }, at the top of every screen, empties the screen at once and forgets what was on it.
privacy-limits = Whoever holds your unlocked phone can see what you saved, unless a PIN locks it. Keep names and addresses out of notes.
privacy-title = Show the handbook's full title
privacy-title-how = When this is off, the start screen names no subject.
error-key-locked = This phone can't open the key to your saved sections. They are kept as they were, and reading works. Restart the phone. To begin anew without them, erase all that you saved: under Lock.
error-pack-inside = The handbook in this app could not be opened. What you saved is kept. Try again. If that does not help, update the app.
error-no-app = There is no app on this device for this.
error-phone-silent = This phone is silent, so nothing is read aloud. Turn its sound on, or use earphones.
error-sound-taken = Another app holds the sound, as in a call. Try again when it is over.
error-no-voice = This device has no voice of its own for { $language }. Add one in its text-to-speech settings.

## Handbooks that are installed

action-install = Install
action-keep-mine = Keep what I have
action-restore = Go back to it
action-choose-pack = Choose a handbook file
install-from = From { $publisher }. The signature was checked.
install-from-app = Came with the app.
install-release = Release { $number }, issued on { $date }.
install-have = You have release { $number }, issued on { $date }.
install-first = You have no release of it yet.
install-same = You have this very release already.
install-older = It is older than what you have now.
install-ahead = By this device's clock, its day of issue is still to come. Check the date on the device.
install-review = To be reviewed by { $date }.
install-review-passed = It was due for review on { $date }.
install-beside = It stands beside your handbook, under the name of { $publisher }, and changes nothing in it.
install-language-new = new
install-languages-gone = No longer in: { $languages }
install-added = { $count ->
    [one] 1 section is new
   *[other] { $count } sections are new
}
install-changed = { $count ->
    [one] 1 section reads differently
   *[other] { $count } sections read differently
}
install-moved = { $count ->
    [one] 1 section is part of another now
   *[other] { $count } sections are part of others now
}
install-removed = { $count ->
    [one] 1 section is gone
   *[other] { $count } sections are gone
}
install-unchanged = Every section reads as it did.
install-saved-unchanged = None of your saved sections changes.
install-saved-changed = { $count ->
    [one] 1 of your saved sections reads differently.
   *[other] { $count } of your saved sections read differently.
}
install-saved-moved = { $count ->
    [one] 1 of your saved sections is part of another section then.
   *[other] { $count } of your saved sections are part of other sections then.
}
install-saved-removed = { $count ->
    [one] 1 of your saved sections is gone from it. What you saved and wrote stays.
   *[other] { $count } of your saved sections are gone from it. What you saved and wrote stays.
}
install-done = Installed. You read it from now on. What you had is kept, and you can go back to it.
install-done-beside = Added beside your handbook.
install-kept = You keep what you have. Nothing was installed.
install-restored = You read release { $number } again, issued on { $date }.
install-removed-beside = Taken away. Your handbook is as it was.
packs-title = Handbooks on this device
packs-in-use = in use
packs-kept = kept
packs-with-app = came with the app
packs-broken = can't be opened
packs-fell-back = The handbook that you installed, release { $number }, can't be opened. You read another one. Nothing that you saved was changed. Install the file again.
packs-unlisted = The list of installed handbooks can't be read. You read the handbook that came with the app. Install yours again.
packs-left-out = What { $agency } added can't be used with this handbook and is left out. Ask them for a newer one.
badge-from = From { $agency }
badge-release = release { $number }, to be reviewed by { $date }
badge-review-passed = What { $agency } added was due for review on { $date }. You can still read it; check what matters with your supervisor.
install-title = Install this handbook?
install-title-beside = Add this to your handbook?
install-title-before = Go back to this handbook?
install-looking = Checking the file. Nothing is installed yet.
install-working = One moment. What you have stays until this is done.
install-refused = Not installed
install-effect = What would change
install-yours = What you saved
install-saved-none = You saved nothing of it.
install-saved-unknown = What you saved can't be opened now, so nobody can say what would change for it. It stays as it is.
install-language-older = { $count ->
    [one] 1 section older than the English
   *[other] { $count } sections older than the English
}
packs-read = You read this one
packs-others = Also here
packs-beside = Beside your handbook
packs-from = From { $publisher }
packs-news = About your handbook
packs-remove-beside = Take away what { $agency } added?
packs-remove-beside-how = Your handbook and what you saved stay. To have it again, add its file again.
error-install-not-a-handbook = This file is not a handbook. Nothing was installed. Ask whoever sent it for the handbook file.
error-install-not-whole = This file is not whole: its end is missing. Nothing was installed. Get it again.
error-install-damaged = This file is damaged. Nothing was installed. Get it again.
error-install-not-signed = This handbook is not signed by { $publisher }. Nothing was installed. Get it from { $publisher }.
error-install-old-keys = This handbook is from before { $publisher } changed their keys. Nothing was installed. Get a newer one from { $publisher }.
error-install-not-delegated = { $publisher } has not let anybody add this to the handbook. Nothing was installed.
error-install-delegation-over = { $agency } could add to the handbook until { $date }. Nothing was installed. Ask { $agency } for a newer file.
error-install-key-withdrawn = The key of { $agency } was withdrawn. Nothing was installed. Ask { $agency } for a newer file.
error-install-other-handbook = This belongs to another handbook than the one that you read. Nothing was installed.
error-install-collides = This uses names of sections or topics that your handbook has already. Nothing was installed. Ask whoever made it.
error-install-older = This is release { $version }, older than yours, { $newest }. Nothing was installed.
error-install-no-key = This app knows no key for this handbook. Nothing was installed.
error-install-other-keys = These are not the keys that are known for this handbook. Nothing was installed. Ask whoever publishes it.
error-install-too-large = This file is too large for a handbook. Nothing was installed.
error-install-full = There is no space left on this device. Nothing was installed. Free some space and try again.
error-install-busy = Another program is installing a handbook. Nothing was changed. Try again.
error-install-storage = The folder for handbooks can't be used. Check the folder and try again.
error-install-nothing-before = There is no handbook to go back to.
error-install-nothing-offered = Look at the file again before you install it.
install-question = { action-install }? [y/N]
install-needs-yes = Nothing was changed. Add --yes to do it.
error-install-keys-unusable = This is no file of keys. Nothing was installed. Ask whoever publishes the handbook for keys.toml.
install-more = and { $count } more
install-keys-forgotten = Keys forgotten. Name the new ones with the next handbook: --keys keys.toml.

## A lock over what is saved, on a phone

screen-lock = Lock
lock-off = No PIN is set.
lock-on = A PIN locks what you saved.
lock-why = A PIN keeps others from your saved sections, your notes and your numbers. You can always read the handbook without it.
lock-forgotten = Nobody can bring back a forgotten PIN. Then all you can do is erase what you saved and begin anew.
lock-when = It locks when you hide the app, when you leave it for more than a moment, and when it starts anew.
lock-set = Set a PIN
lock-change = Change the PIN
lock-remove = Remove the PIN
lock-now = Lock now
lock-locked = Locked. You can go on reading.
lock-wipe = Erase everything after wrong PINs
lock-wipe-never = Never
lock-wipe-after = After { $count } wrong ones in a row
lock-wipe-how = Anyone who types that many wrong PINs erases all that you saved, a child at play too.
lock-title = What you saved is locked
lock-how = Type your PIN to see it. You can read the handbook without it.
lock-unlock = Unlock
lock-working = Checking. This takes a moment.
lock-wait-seconds = { $count ->
    [one] Wait 1 second, then try again.
   *[other] Wait { $count } seconds, then try again.
}
lock-wait-minutes = { $count ->
    [one] Wait 1 minute, then try again.
   *[other] Wait { $count } minutes, then try again.
}
lock-wait-hours = { $count ->
    [one] Wait 1 hour, then try again.
   *[other] Wait { $count } hours, then try again.
}
lock-give-up = Erase what is damaged
pin-pin = PIN
pin-phrase = Passphrase
pin-now = The PIN you have now
pin-new = New PIN
pin-again = The same once more
pin-letters = Use a passphrase instead of digits
pin-how = At least 6 digits. Use none that others could guess, such as a birthday.
pin-phrase-how = At least 8 characters. Several words are best.
erase-title = Erase all that I saved
erase-how = This erases every saved section, your notes and labels, your numbers, and the PIN. Nobody can bring them back. The handbook stays. So do files that you exported: delete those yourself.
erase-go = Erase it all now
erase-keep = Keep it
erase-done = What you saved is erased. You can begin anew.
error-store-locked = What you saved is locked. Nothing was changed. Unlock it under Saved.
error-pin-wrong = This is not the PIN.
error-pin-wrong-left = { $left ->
    [one] This is not the PIN. One more wrong one, and all that you saved is erased.
   *[other] This is not the PIN. After { $left } more wrong ones, all that you saved is erased.
}
error-pin-wait = It is too early to try again. This try was not counted.
error-pin-wiped = There were too many wrong PINs. What you saved was erased, as it had been set. You can read on, and save anew.
error-pin-mismatch = The lock has changed in the meantime. Nothing was changed now. Go back and try again.
error-pin-damaged = Something that you saved is damaged, and no PIN can seal it. Nothing was changed. Choose to erase what is damaged, or go without a PIN.
error-pin-lost = The file that goes with your PIN is missing or damaged, so what you saved can't be opened. It was kept as it is, and reading works.
error-pin-memory = There is too little memory for a PIN now. Nothing was changed, and no try was counted. Close other apps and try again.
error-erase = What you saved can't be opened any more, but some of its files are still here. Try again.

## An export, on a phone

export-warning = Without a passphrase, whoever has the file can read all that you saved, and your numbers. Keep it safe, and delete it when done.
export-seal = Seal it with a passphrase
export-seal-how = Several words are best. Nobody can open the file without it, you neither.
export-passphrase = Passphrase
export-again = The same once more
export-write = Choose where to keep it
import-sealed = This file is sealed
import-sealed-how = Type the passphrase that it was sealed with. Nothing was added yet.
import-open = Add what is in it
