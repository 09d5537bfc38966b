using Lathe.Session.Diagnostics;

namespace Lathe.Session.Master;

/// <summary>One file that a master is delivered as.</summary>
/// <param name="Id">Unique in the document: "cd", "streaming".</param>
/// <param name="File">Path of the file, relative to the document.</param>
/// <param name="Container">"wav", "flac", "aiff" and others that the build can write.</param>
/// <param name="Rate">Sample rate in Hz, or null for that of the mix.</param>
/// <param name="Bits">Bits a sample.</param>
/// <param name="Float">True for floating point.</param>
/// <param name="Dither">The dither's name; null for the one that fits the bits.</param>
/// <param name="Mark">Where it stands.</param>
public sealed record Deliverable(
    string Id, string File, string Container, int? Rate, int Bits, bool Float = false, string? Dither = null, Mark Mark = default);
