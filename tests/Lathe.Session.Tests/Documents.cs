using Lathe.Session.Mix;
using Lathe.Session.Yaml;

namespace Lathe.Session.Tests;

/// <summary>Documents that several tests read.</summary>
internal static class Documents
{
    public const string WithYou = """
        lathe: 1
        title: With You
        artist: Lorenzo's Music
        rate: 48 kHz   # as recorded
        tempo: 124
        key: D major
        markers: [ { at: "0:00", name: Intro }, { at: 9|1, name: Verse } ]
        tracks:
          # The kick was recorded twice.
          - id: kick
            name: Kick
            role: kick
            source: audio/kick.flac
            trim: -3.2 dB
            fader: -1.5 dB   # a little lower
            pan: C
            output: drums
            inserts:
              - eq: { bands: [ { type: high-pass, freq: 30 Hz, slope: 24 dB/oct }, { id: mud, type: bell, freq: 350 Hz, gain: -3 dB, q: 1.2 } ] }
              - compressor: { threshold: -18 dB, ratio: "4:1", attack: 10 ms, release: 120 ms, mix: 70 % }
              # a second one
              - compressor:
                  threshold: '-6 dB'
                  ratio: "2:1"
            sends:
              - { to: room, level: -14 dB, tap: pre }
            automation:
              fader: [ { at: "0:00", value: -1.5 dB }, { at: "1:12.5", value: 0 dB, curve: s } ]
              "compressor/threshold":
                - { at: "0:00", value: -18 dB, curve: hold }
                - { at: 9|3.5, value: -20 dB }
          - id: bass
            role: bass
            source: [ audio/bass-l.wav, audio/bass-r.wav ]
            vcas: [ rhythm ]
            inserts:
              - compressor: { id: squeeze, key: kick, threshold: -24 dB, ratio: "3:1" }
              - saturation
          - id: voice
            role: lead-vocal
            clips:
              - { source: audio/voice 1.wav, at: "0:10", from: 480 smp, fade-in: 10 ms }
              - { source: audio/voice 2.wav, at: 17|1, gain: -2 dB }
        buses:
          - { id: drums, inserts: [ { compressor: { threshold: -10 dB } } ], output: mix }
          - { id: room, inserts: [ { reverb: { type: room, decay: 1.1 s } } ] }
        vcas:
          - { id: rhythm, fader: +1 dB }
        mix:
          inserts: []
          variants: [ { id: instrumental, mute: [ lead-vocal ] }, { id: vocal-up, trim: { lead-vocal: +1 dB }, off: [ bass/squeeze ] } ]
        scenes:
          - id: loud
            set: { kick/fader: 0 dB, bass/squeeze/threshold: -30 dB }

        """;

    /// <summary>The model of a document that must be free of problems.</summary>
    public static SessionDocument Read(string yaml)
    {
        var read = SessionReader.Read(yaml);
        read.Problems.ShouldBeEmpty();
        return read.Document;
    }
}
