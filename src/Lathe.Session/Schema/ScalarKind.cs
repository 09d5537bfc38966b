namespace Lathe.Session.Schema;

/// <summary>What a single value has to be.</summary>
internal enum ScalarKind
{
    /// <summary>Any text.</summary>
    Text,

    /// <summary>Lower-case words joined by hyphens.</summary>
    Id,

    /// <summary>Ids joined by slashes.</summary>
    Address,

    /// <summary>A value with its unit, read by whoever declares the parameter.</summary>
    Value,

    /// <summary>A whole number.</summary>
    Integer,

    /// <summary>A number without a unit.</summary>
    Number,

    /// <summary>A number from 0 to 1.</summary>
    Share,

    /// <summary>true, false, on, off, yes or no.</summary>
    Toggle,

    /// <summary>A sample rate: "48 kHz", "44.1 kHz", 48000.</summary>
    Rate,

    /// <summary>A level or difference in LUFS, dBTP, dB or LU.</summary>
    Level,

    /// <summary>A time or a length of time.</summary>
    Time,

    /// <summary>"3/4".</summary>
    Meter,

    /// <summary>"sha256:" and 64 hexadecimal digits.</summary>
    Hash,

    /// <summary>An International Standard Recording Code.</summary>
    Isrc,

    /// <summary>12 or 13 digits of a release.</summary>
    Upc,

    /// <summary>One of a few words.</summary>
    Choice,

    /// <summary>One of <see cref="Mix.Roles"/>.</summary>
    Role,
}
