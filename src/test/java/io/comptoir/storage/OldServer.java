package io.comptoir.storage;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * A PostgreSQL of some version, as far as a client sees it that only connects (the frontend/backend
 * protocol 3.0): it takes everyone and answers every statement with nothing.
 */
final class OldServer implements AutoCloseable {
  private static final int PROTOCOL_3 = 3 << 16;

  private final ServerSocket socket = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
  private final String version;

  OldServer(String version) throws IOException {
    this.version = version;
    Thread.ofVirtual().start(this::takeEveryone);
  }

  String jdbcUrl() {
    return "jdbc:postgresql://127.0.0.1:" + socket.getLocalPort() + "/old?user=a&password=b";
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  private void takeEveryone() {
    while (!socket.isClosed()) {
      try (var client = socket.accept()) {
        serve(client);
      } catch (IOException e) {
        // the client has left, or the test is over
      }
    }
  }

  private void serve(Socket client) throws IOException {
    var in = new DataInputStream(client.getInputStream());
    var out = new DataOutputStream(client.getOutputStream());
    // Encryption is asked for first, and not had.
    while (started(in) != PROTOCOL_3) {
      out.write('N');
    }
    say(out, 'R', new byte[4]);
    for (var setting :
        new String[] {
          "server_version\0" + version,
          "client_encoding\0UTF8",
          "DateStyle\0ISO, MDY",
          "integer_datetimes\0on",
          "standard_conforming_strings\0on"
        }) {
      say(out, 'S', (setting + "\0").getBytes(StandardCharsets.UTF_8));
    }
    say(out, 'Z', new byte[] {'I'});
    for (var type = in.readByte(); type != 'X'; type = in.readByte()) {
      in.skipNBytes(in.readInt() - 4L);
      answer(type, out);
    }
  }

  /** What a client begins with: the code of a request, or the protocol it speaks. */
  private static int started(DataInputStream in) throws IOException {
    var length = in.readInt();
    var code = in.readInt();
    in.skipNBytes(length - 8L);
    return code;
  }

  private static void answer(byte type, DataOutputStream out) throws IOException {
    switch (type) {
      case 'P' -> say(out, '1', new byte[0]);
      case 'B' -> say(out, '2', new byte[0]);
      case 'D' -> say(out, 'n', new byte[0]);
      case 'E' -> say(out, 'C', "SET\0".getBytes(StandardCharsets.UTF_8));
      case 'S' -> say(out, 'Z', new byte[] {'I'});
      case 'Q' -> {
        say(out, 'C', "SET\0".getBytes(StandardCharsets.UTF_8));
        say(out, 'Z', new byte[] {'I'});
      }
      default -> {}
    }
  }

  private static void say(DataOutputStream out, char type, byte[] body) throws IOException {
    out.write(type);
    out.writeInt(body.length + 4);
    out.write(body);
    out.flush();
  }
}
