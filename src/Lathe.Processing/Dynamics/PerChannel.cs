namespace Lathe.Processing.Dynamics;

/// <summary>One of a thing for every channel.</summary>
internal static class PerChannel
{
    public static T[] Make<T>(int channels, Func<T> make)
    {
        var all = new T[channels];
        for (var c = 0; c < channels; c++)
        {
            all[c] = make();
        }

        return all;
    }
}
