using System.Collections.Immutable;
using Lathe.Analysis.Measurement;
using Lathe.Delivery.Destinations;
using Lathe.Export;

namespace Lathe.Delivery;

/// <summary>A file that was delivered.</summary>
/// <param name="Path">Relative to the release's folder, with forward slashes.</param>
/// <param name="Export">The file, its hash and what it says of itself.</param>
/// <param name="Measurement">Of its decoded samples.</param>
public sealed record DeliveredFile(DeliverableSpec Spec, string Path, ExportResult Export, Measurement Measurement);

/// <summary>A release: its files in the order of the specifications.</summary>
/// <param name="Manifest">Full path of the manifest.</param>
public sealed record Release(ImmutableArray<DeliveredFile> Files, string Manifest);
