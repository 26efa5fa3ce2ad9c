using System.Security.Cryptography;
using System.Text;
using TottoriCare.Grpc.Access;
using TottoriCare.Grpc.Log.Tree;
using TottoriCare.Grpc.Rulebooks;
using TottoriCare.Grpc.Storage;

namespace TottoriCare.Grpc.Log.Signing;

/// <summary>記録の署名鍵: the key by which the heads of the logs are signed. It lies in a file of its own, made on the first run.</summary>
/// <remarks>Hosts on one database share the file; whoever checks signatures needs to know one key alone.</remarks>
internal sealed class LogSigningKey : IDisposable
{
    private const int CurveBits = 256;

    private readonly ECDsa _key;
    private readonly string _logName;

    private LogSigningKey(ECDsa key, string logName)
    {
        (_key, _logName) = (key, logName);
        Public = LogPublicKey.Of(key);
    }

    /// <summary>The public half.</summary>
    public LogPublicKey Public { get; }

    /// <summary>Opens the key of a file; makes it where there is none.</summary>
    /// <param name="file">The file: PKCS #8 in PEM, for its owner alone.</param>
    /// <param name="logName">The name of the logs, before the code of the municipality.</param>
    /// <exception cref="StorageFault">It can't be read or made, is no such key, or is open to others.</exception>
    public static LogSigningKey Open(string file, string logName)
    {
        try
        {
            if (!File.Exists(file))
                Make(file);
        }
        catch (Exception fault) when (BoundedFile.IsUnreadable(fault))
        {
            throw Refused(file, new(
                "作れません。フォルダーの書込みの権限を確かめてください。", "It can't be made: check that its folder may be written."), fault);
        }

        if (!FilePrivacy.IsPrivate(file, out InputError? error) || !BoundedFile.TryRead(file, LogPublicKey.MostBytes, out byte[] bytes, out error))
            throw Refused(file, error.Message);
        var key = ECDsa.Create();
        try
        {
            key.ImportFromPem(Encoding.UTF8.GetString(bytes));
            if (key.KeySize == CurveBits)
                return new LogSigningKey(key, logName);
        }
        catch (Exception fault) when (fault is CryptographicException or ArgumentException)
        {
            // Said below.
        }

        key.Dispose();
        throw Refused(file, new(
            "P-256 の秘密鍵（PEM）ではありません。控えから戻すか、別のファイルを指定してください。",
            "It is no private key on P-256 in PEM: restore it from a backup, or name another file."));
    }

    /// <summary>Signs the head of the log of a municipality.</summary>
    public SignedNote Sign(MunicipalityCode municipality, long size, TreeHash root)
    {
        string origin = OriginOf(_logName, municipality), text = new CheckpointBody(origin, size, root).ToText();
        byte[] signature;
        lock (_key)
            signature = _key.SignData(Encoding.UTF8.GetBytes(text), HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        return new SignedNote(text, [new NoteSignature(origin, Public.Id, signature)]);
    }

    /// <summary>The name of the log of a municipality.</summary>
    public static string OriginOf(string logName, MunicipalityCode municipality) => $"{logName}/{municipality}";

    public void Dispose() => _key.Dispose();

    // Whole or not at all, and never over a key that another host has made meanwhile.
    private static void Make(string file)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        string whole = $"{file}.{Guid.NewGuid():N}";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = FilePrivacy.OwnerOnly;
            Directory.CreateDirectory(
                Path.GetDirectoryName(Path.GetFullPath(file))!, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        using (var stream = new FileStream(whole, options))
        {
            stream.Write(Encoding.ASCII.GetBytes(key.ExportPkcs8PrivateKeyPem() + "\n"));
            stream.Flush(flushToDisk: true);
        }

        try
        {
            File.Move(whole, file, overwrite: false);
        }
        catch (IOException) when (File.Exists(file))
        {
            File.Delete(whole);
        }
    }

    private static StorageFault Refused(string file, LocalizedText why, Exception? cause = null) => new(new LocalizedText(
        $"記録の署名鍵のファイル {file} を使えません。{why.Ja}", $"The file {file} of the key that signs the log can't be used. {why.En}"), cause);
}
