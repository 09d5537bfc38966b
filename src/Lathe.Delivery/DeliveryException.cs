namespace Lathe.Delivery;

/// <summary>A release that cannot be made as it was described, in one line for a person. Thrown before anything is written.</summary>
/// <param name="code">One of <see cref="DeliveryCodes"/>.</param>
/// <param name="message">Names the field, its value and what it takes.</param>
public sealed class DeliveryException(string code, string message) : Exception(message)
{
    public string Code { get; } = code;
}
