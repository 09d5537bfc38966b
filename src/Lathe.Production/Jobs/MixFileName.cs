using Lathe.Delivery.Destinations;
using Lathe.Delivery.Metadata;
using Lathe.Session.Mix;

namespace Lathe.Production.Jobs;

/// <summary>The name of a mix for mastering: "Artist - Title - Mix (24-bit 48 kHz)", allowed on every file system.</summary>
internal static class MixFileName
{
    public static string Of(SessionDocument session)
    {
        var metadata = new ReleaseMetadata { Title = session.Title is null ? "Mix" : $"{session.Title} - Mix", Artist = session.Artist };
        return Path.GetFileNameWithoutExtension(FileName.Of(Destination.Archive, metadata, session.Rate));
    }
}
