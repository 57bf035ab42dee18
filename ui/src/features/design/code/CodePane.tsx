export function CodePane(_: { workspace: unknown; trailing: unknown }) { return null; }
