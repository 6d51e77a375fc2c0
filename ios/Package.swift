// swift-tools-version: 6.0
import Foundation
import PackageDescription

// The binding is generated, and not committed: `ios/generate` makes it for this machine, `ios/build-xcframework` for Apple's devices.
let generated = "Generated"
guard FileManager.default.fileExists(atPath: Context.packageDirectory + "/\(generated)/DoorstepCore/DoorstepCore.swift") else {
    fatalError("The binding is not there. Run ios/generate on Linux, or ios/build-xcframework on a Mac, and try again.")
}

#if os(Linux)
    let ffi: Target = .systemLibrary(name: "DoorstepFFI", path: "\(generated)/DoorstepFFI")
    let library: [LinkerSetting] = [
        .linkedLibrary("doorstep_ffi"),
        .unsafeFlags(["-L\(Context.packageDirectory)/\(generated)/lib", "-Xlinker", "-rpath=\(Context.packageDirectory)/\(generated)/lib"]),
    ]
#else
    let ffi: Target = .binaryTarget(name: "DoorstepFFI", path: "\(generated)/DoorstepFFI.xcframework")
    let library: [LinkerSetting] = []
#endif

let package = Package(
    name: "Doorstep",
    platforms: [.iOS(.v16), .macOS(.v13)],
    products: [.library(name: "DoorstepKit", targets: ["DoorstepKit"])],
    targets: [
        ffi,
        // What UniFFI writes is not made for the language mode of Swift 6.
        .target(
            name: "DoorstepCore", dependencies: ["DoorstepFFI"], path: "\(generated)/DoorstepCore",
            swiftSettings: [.swiftLanguageMode(.v5)], linkerSettings: library),
        .target(name: "DoorstepKit", dependencies: ["DoorstepCore"]),
        .testTarget(name: "DoorstepKitTests", dependencies: ["DoorstepKit"]),
        .testTarget(name: "CoreTests", dependencies: ["DoorstepKit"]),
    ],
    swiftLanguageModes: [.v6]
)
