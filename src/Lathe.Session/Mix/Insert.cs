using System.Collections.Immutable;
using Lathe.Session.Diagnostics;

namespace Lathe.Session.Mix;

/// <summary>A processor in a strip.</summary>
/// <param name="Id">Unique in its strip: the document's, else the processor's id, then "compressor-2".</param>
/// <param name="Processor">The processor's id in the rack.</param>
/// <param name="Settings">Values in the order written, those of elements with their path ("bands/mud/gain").</param>
/// <param name="Elements">The elements of repeated groups, in order.</param>
/// <param name="Key">The id of the strip that feeds the sidechain, or null.</param>
/// <param name="Mark">Where it stands.</param>
public sealed record Insert(
    string Id,
    string Processor,
    ImmutableArray<Setting> Settings,
    ImmutableArray<Element> Elements,
    string? Key = null,
    Mark Mark = default);
