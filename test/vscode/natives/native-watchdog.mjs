// Stands in for @vscode/native-watchdog, which would need a C++ compiler and ends an extension host whose server is
// gone: scripts/lib/leash.mjs ends both together.
export function start() {
  // Nothing to watch.
}
