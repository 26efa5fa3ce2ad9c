using Google.Protobuf;
using Google.Protobuf.Reflection;
using Google.Rpc;
using TottoriCare.Grpc.Transport.Reflection.V1;
using Asked = TottoriCare.Grpc.Transport.Reflection.V1.ServerReflectionRequest.MessageRequestOneofCase;
using ServiceDescriptor = Google.Protobuf.Reflection.ServiceDescriptor;

namespace TottoriCare.Grpc.Transport;

/// <summary>記述子の索引: the files behind all mapped services, by name and by the symbols that they declare.</summary>
internal sealed class DescriptorIndex
{
    private readonly GrpcServices _services;
    private readonly Dictionary<string, FileDescriptor> _files = [];
    private readonly Dictionary<string, FileDescriptor> _symbols = [];
    private readonly HashSet<string> _messages = [];

    public DescriptorIndex(GrpcServices services)
    {
        _services = services;
        foreach (ServiceDescriptor service in services.Mapped)
            Add(service.File);
    }

    public ServerReflectionResponse Answer(ServerReflectionRequest request)
    {
        var response = new ServerReflectionResponse { ValidHost = request.Host, OriginalRequest = request };
        switch (request.MessageRequestCase)
        {
            case Asked.ListServices:
                response.ListServicesResponse = new ListServiceResponse
                {
                    Service = { _services.Mapped.Select(service => new ServiceResponse { Name = service.FullName }) },
                };
                break;
            case Asked.FileByFilename when _files.TryGetValue(request.FileByFilename, out FileDescriptor? file):
                response.FileDescriptorResponse = WithImports(file);
                break;
            case Asked.FileContainingSymbol when _symbols.TryGetValue(request.FileContainingSymbol, out FileDescriptor? file):
                response.FileDescriptorResponse = WithImports(file);
                break;
            case Asked.AllExtensionNumbersOfType when _messages.Contains(request.AllExtensionNumbersOfType):
                response.AllExtensionNumbersResponse = new ExtensionNumberResponse { BaseTypeName = request.AllExtensionNumbersOfType };
                break;
            case Asked.None:
                response.ErrorResponse = Error(Code.InvalidArgument, "The request asks nothing.");
                break;
            default:
                response.ErrorResponse = Error(Code.NotFound, "There is no such file, symbol or extension here.");
                break;
        }

        return response;
    }

    private static ErrorResponse Error(Code code, string message) => new() { ErrorCode = (int)code, ErrorMessage = message };

    private static FileDescriptorResponse WithImports(FileDescriptor file)
    {
        var response = new FileDescriptorResponse();
        HashSet<string> taken = [];
        Take(file);
        return response;

        void Take(FileDescriptor next)
        {
            if (!taken.Add(next.Name))
                return;
            response.FileDescriptorProto.Add(next.SerializedData);
            foreach (FileDescriptor import in next.Dependencies)
                Take(import);
        }
    }

    private void Add(FileDescriptor file)
    {
        if (!_files.TryAdd(file.Name, file))
            return;
        foreach (ServiceDescriptor service in file.Services)
        {
            _symbols[service.FullName] = file;
            foreach (MethodDescriptor method in service.Methods)
                _symbols[method.FullName] = file;
        }

        foreach (MessageDescriptor message in file.MessageTypes)
            Add(message);
        foreach (EnumDescriptor type in file.EnumTypes)
            Add(type);
        foreach (FileDescriptor import in file.Dependencies)
            Add(import);
    }

    private void Add(MessageDescriptor message)
    {
        _messages.Add(message.FullName);
        _symbols[message.FullName] = message.File;
        foreach (FieldDescriptor field in message.Fields.InDeclarationOrder())
            _symbols[field.FullName] = message.File;
        foreach (OneofDescriptor oneof in message.Oneofs)
            _symbols[oneof.FullName] = message.File;
        foreach (EnumDescriptor type in message.EnumTypes)
            Add(type);
        foreach (MessageDescriptor nested in message.NestedTypes)
            Add(nested);
    }

    private void Add(EnumDescriptor type)
    {
        _symbols[type.FullName] = type.File;
        foreach (EnumValueDescriptor value in type.Values)
            _symbols[value.FullName] = type.File;
    }
}
