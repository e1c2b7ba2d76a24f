package io.comptoir.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Pictures that customers send: known by their first bytes and never by what the sender says, kept
 * in the data folder under a name that cannot be guessed, and given back as exactly that kind.
 */
public final class Uploads implements Server.Routes {
  static final String PATH = "/chat/v1/uploads";
  static final int MAX_BYTES = 5 * 1024 * 1024;
  private static final Pattern NAME = Pattern.compile("[0-9a-f]{32}\\.(jpg|png|webp|gif)");
  private static final Map<String, String> TYPES =
      Map.of("jpg", "image/jpeg", "png", "image/png", "webp", "image/webp", "gif", "image/gif");
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Path folder;
  private final Sessions sessions;
  private final RateLimit limits;

  public Uploads(Path folder, Sessions sessions, RateLimit limits) {
    this.folder = folder;
    this.sessions = sessions;
    this.limits = limits;
  }

  @Override
  public void addTo(RoutesConfig routes) {
    routes.post(PATH, this::keep);
    routes.get(PATH + "/{name}", this::give);
  }

  private void keep(Context ctx) {
    var session = sessions.of(ctx);
    limits.take(RateLimit.Limit.UPLOADS, session.conversation().toString());
    try (var in = ctx.req().getInputStream()) {
      var bytes = in.readNBytes(MAX_BYTES + 1);
      var kind = bytes.length > MAX_BYTES ? Optional.<String>empty() : kind(bytes);
      if (kind.isEmpty()) {
        throw new Problem(415, "picture_kind", MAX_BYTES / 1024 / 1024);
      }
      var random = new byte[16];
      RANDOM.nextBytes(random);
      var name = HexFormat.of().formatHex(random) + "." + kind.get();
      Files.createDirectories(folder);
      var part = Files.createTempFile(folder, "part", null);
      Files.write(part, bytes);
      Files.move(part, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
      ctx.status(201).json(Map.of("mediaUrl", PATH + "/" + name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void give(Context ctx) {
    var name = ctx.pathParam("name");
    if (!NAME.matcher(name).matches()) {
      throw new Problem(404, "not_found");
    }
    try {
      ctx.result(Files.readAllBytes(folder.resolve(name)));
    } catch (NoSuchFileException e) {
      throw new Problem(404, "not_found");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    ctx.contentType(String.valueOf(TYPES.get(name.substring(name.indexOf('.') + 1))));
    ctx.header("Cache-Control", "private, max-age=31536000, immutable");
    ctx.header("Content-Disposition", "inline");
    ctx.header("Cross-Origin-Resource-Policy", "cross-origin");
  }

  /** The file's ending by its first bytes; empty when it is none of the four kinds. */
  static Optional<String> kind(byte[] bytes) {
    if (starts(bytes, 0, 0xFF, 0xD8, 0xFF)) {
      return Optional.of("jpg");
    }
    if (starts(bytes, 0, 0x89, 'P', 'N', 'G', 0x0D, 0x0A, 0x1A, 0x0A)) {
      return Optional.of("png");
    }
    if (starts(bytes, 0, 'G', 'I', 'F', '8')) {
      return Optional.of("gif");
    }
    if (starts(bytes, 0, 'R', 'I', 'F', 'F') && starts(bytes, 8, 'W', 'E', 'B', 'P')) {
      return Optional.of("webp");
    }
    return Optional.empty();
  }

  private static boolean starts(byte[] bytes, int at, int... magic) {
    if (bytes.length < at + magic.length) {
      return false;
    }
    for (var i = 0; i < magic.length; i++) {
      if ((bytes[at + i] & 0xFF) != magic[i]) {
        return false;
      }
    }
    return true;
  }
}
