using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using NodaTime;
using NodaTime.Text;
using TottoriCare.Calendars;
using TottoriCare.Grpc.Rulebooks;

namespace TottoriCare.Grpc.Access;

/// <summary>新しい認証情報: what <c>keys create</c> is asked to make, as its arguments say it.</summary>
internal sealed record NewCredential(
    string? Role, IReadOnlyList<string> Municipalities, string? Facility, string? Expires, string? CertificateFile)
{
    private const string Never = "never";
    private const int MostCertificateBytes = 64 * 1024;
    private const int IdBytes = 5;

    // Where a fault of the credential stands on the command line.
    private static readonly (string Field, string Option)[] s_options =
        [("role", "--role"), ("municipalities", "--municipality"), ("facility", "--facility"), ("last_day", "--expires")];

    /// <summary>Makes the credential, and the key where it is to have one.</summary>
    /// <returns>None, with every fault of the arguments, where one is faulty; the path of a fault is the option.</returns>
    public (Credential? Credential, ApiKey? Key) Make(Instant now, List<InputError> errors)
    {
        ApiKey? key = CertificateFile is null ? ApiKey.Generate() : null;
        Fingerprint fingerprint = key?.Fingerprint ?? ReadPin(now, errors);
        LocalDate today = JapanTime.In(now).Date;
        var found = new List<InputError>();
        Credential? credential = new StoredCredential(
            Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(IdBytes)),
            (key is null ? CredentialKind.Certificate : CredentialKind.ApiKey).Code,
            fingerprint.ToString(),
            Role ?? "",
            Municipalities,
            InstantPattern.General.Format(now),
            Facility,
            Expires switch { null => LocalDatePattern.Iso.Format(today.PlusYears(1)), Never => null, _ => Expires }).Read(found);
        errors.AddRange(found.Select(Placed));
        if (credential?.LastDay < today)
        {
            errors.Add(new InputError("--expires", "DAY_PASSED", new LocalizedText(
                "過ぎた日です。今日以後の日付又は never を指定してください。", "The day has passed; give today, a later day or never.")));
        }

        return errors.Count == 0 ? (credential, key) : default;
    }

    private Fingerprint ReadPin(Instant now, List<InputError> errors)
    {
        const string option = "--certificate";
        if (!BoundedFile.TryRead(CertificateFile!, MostCertificateBytes, out byte[] bytes, out InputError? unreadable))
        {
            errors.Add(unreadable.Under(option));
            return default;
        }

        try
        {
            using X509Certificate2 certificate = X509Certificate2.CreateFromPem(Encoding.UTF8.GetString(bytes));
            if (!PresentedCertificate.Of(certificate).IsValidAt(now))
            {
                errors.Add(new InputError(option, "CERTIFICATE_EXPIRED", new LocalizedText(
                    "証明書が有効期間の外にあります。", "The certificate is not valid now.")));
            }

            return Fingerprint.Of(certificate);
        }
        catch (Exception fault) when (fault is CryptographicException or ArgumentException)
        {
            errors.Add(new InputError(option, "CERTIFICATE_FAULTY", new LocalizedText(
                "PEM 形式の証明書（BEGIN CERTIFICATE で始まるもの）を指定してください。", "Give a certificate in PEM, one that begins with BEGIN CERTIFICATE.")));
            return default;
        }
    }

    private static InputError Placed(InputError error)
    {
        (string field, string option) = s_options.FirstOrDefault(known => error.Path.StartsWith(known.Field, StringComparison.Ordinal));
        return field is null ? error : error with { Path = option + error.Path[field.Length..] };
    }
}
