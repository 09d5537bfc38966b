namespace Lathe.Acceptance.Tests;

/// <summary>A small project with everything a render knows: inserts, a key, a send, a bus, automation; the mix bus is bare, so that tracks simply add up.</summary>
public static class Project
{
    public const string KickFader = "fader: -3 dB";

    /// <summary>Tracks of which every strip, buses and the mix included, is rendered.</summary>
    public static string Write(Scratch scratch, double seconds = 6)
    {
        Band.Write(scratch.Folder("stems"), seconds);
        return Path.GetDirectoryName(scratch.Write(Session, "song", "session.yaml"))!;
    }

    public const string Session =
        $$"""
        lathe: 1
        title: Test
        rate: 48 kHz
        tracks:
          - id: snare
            source: "../stems/02 Snare.wav"
            fader: -4 dB
            output: drums
            inserts:
              - compressor: { threshold: -20 dB, ratio: "4:1" }
          - id: hat
            source: "../stems/03 Hi-Hat.flac"
            pan: R30
            output: drums
          - id: bass
            source: "../stems/04 Bass.wav"
            inserts:
              - compressor: { key: snare, threshold: -30 dB, ratio: "3:1" }
          - id: guitar
            source: "../stems/05 Electric Guitar (Übung).aiff"
            sends:
              - { to: room, level: -12 dB, tap: post }
            automation:
              fader: [ { at: "0:00", value: -6 dB }, { at: "0:03", value: 0 dB, curve: s } ]
          - id: vocal
            source: "../stems/06 Lead Vocal.wav"
            inserts:
              - eq: { bands: [ { type: high-pass, freq: 90 Hz }, { type: bell, freq: 3 kHz, gain: 3 dB, q: 1.1 } ] }
              - saturation: {}
            sends:
              - { to: room, level: -10 dB, tap: post }
          - id: kick
            source: "../stems/01 Kick.wav"
            {{KickFader}}
            inserts:
              - eq: { bands: [ { type: bell, freq: 60 Hz, gain: 2 dB, q: 1 } ] }
        buses:
          - { id: drums, inserts: [ { compressor: { threshold: -15 dB } } ], output: mix }
          - { id: room, inserts: [ { reverb: { decay: 1.1 s } } ], output: mix }

        """;
}
