using System.Collections.Immutable;
using Lathe.Delivery.Destinations;
using Lathe.Delivery.Metadata;

namespace Lathe.Delivery;

/// <summary>What a release is made of.</summary>
public sealed record DeliveryOrder
{
    public required ImmutableArray<DeliverableSpec> Specs { get; init; }

    /// <summary>Where the files go; made where it does not exist.</summary>
    public required string Folder { get; init; }

    public ReleaseMetadata Metadata { get; init; } = new();

    /// <summary>dBTP that no decoded file exceeds by more than <see cref="Lathe.Export.Exporter.Tolerance"/>.</summary>
    public required double Ceiling { get; init; }

    /// <summary>Path of the manifest, relative to <see cref="Folder"/>.</summary>
    public string Manifest { get; init; } = "manifest.json";

    /// <summary>Files made at the same time, 1 or more.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;
}
