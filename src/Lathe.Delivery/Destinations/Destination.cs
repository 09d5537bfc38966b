using System.Collections.Immutable;
using Lathe.Files;

namespace Lathe.Delivery.Destinations;

/// <summary>The places that a master is sent to, and the file that each one takes.</summary>
public static class Destination
{
    /// <summary>What is kept: every later version can be made of it.</summary>
    public static DeliverableSpec Archive { get; } = new()
    {
        Id = "archive",
        Purpose = "the master itself, to keep and to make every later version of",
        Container = Container.Wav,
        SampleFormat = SampleFormat.S24,
    };

    /// <summary>Compact Disc (IEC 60908): 16 bits at 44.1 kHz.</summary>
    public static DeliverableSpec Cd { get; } = new()
    {
        Id = "cd",
        Purpose = "Compact Disc, and services that take nothing else",
        Container = Container.Wav,
        SampleFormat = SampleFormat.S16,
        Rate = 44100,
    };

    /// <summary>
    /// For distributors and services. 24 bits at the session's rate rather than 16 at 44.1 kHz: a service encodes its own versions of what it is
    /// given, so a conversion and a second dither here would only stand below theirs, and those who sell lossless audio pass it on as it is.
    /// </summary>
    public static DeliverableSpec Streaming { get; } = new()
    {
        Id = "streaming",
        Purpose = "upload to distributors and streaming services, with tags",
        Container = Container.Flac,
        SampleFormat = SampleFormat.S24,
    };

    public static ImmutableArray<DeliverableSpec> All { get; } = [Archive, Cd, Streaming];

    /// <exception cref="DeliveryException">There is none of that name.</exception>
    public static DeliverableSpec Named(string id) => All.FirstOrDefault(d => d.Id.Equals(id, StringComparison.OrdinalIgnoreCase))
        ?? throw new DeliveryException(DeliveryCodes.Destination, $"There is no destination '{id}'; there are {string.Join(", ", All.Select(d => d.Id))}.");
}
