package io.comptoir.web;

import io.comptoir.base.ShopId;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Files that browsers fetch: the built front ends from the program itself, and the pictures of a
 * shop from its folder. Both are answered with an ETag, so that a new version is seen at the next
 * visit.
 */
public final class Assets implements Server.Routes {
  private static final Pattern PLAIN =
      Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]*(/[A-Za-z0-9_-][A-Za-z0-9._-]*)*");
  private static final int MAX_SHOP_FILE_BYTES = 10 * 1024 * 1024;
  private static final Map<String, String> TYPES =
      Map.ofEntries(
          Map.entry("js", "text/javascript; charset=utf-8"),
          Map.entry("css", "text/css; charset=utf-8"),
          Map.entry("svg", "image/svg+xml"),
          Map.entry("png", "image/png"),
          Map.entry("jpg", "image/jpeg"),
          Map.entry("jpeg", "image/jpeg"),
          Map.entry("webp", "image/webp"),
          Map.entry("gif", "image/gif"),
          Map.entry("ico", "image/x-icon"),
          Map.entry("woff2", "font/woff2"),
          Map.entry("woff", "font/woff"),
          Map.entry("json", "application/json"),
          Map.entry("webmanifest", "application/manifest+json"));

  private static final Set<String> TEXTS = Set.of("js", "css", "svg", "json", "webmanifest");

  /** What a shop may show to everyone; its flows, examples and margins stay inside. */
  private static final java.util.Set<String> PICTURES =
      java.util.Set.of("svg", "png", "jpg", "jpeg", "webp", "gif");

  /**
   * @param zipped the same at the best compression, made once; null where that does not pay
   */
  private record Asset(byte[] bytes, byte @Nullable [] zipped, String etag) {}

  private final Function<ShopId, Optional<Path>> shopFolder;
  private final Map<String, Optional<Asset>> built = new ConcurrentHashMap<>();

  /**
   * @param shopFolder where a shop's files are; empty when the shop is unknown
   */
  public Assets(Function<ShopId, Optional<Path>> shopFolder) {
    this.shopFolder = shopFolder;
  }

  @Override
  public void addTo(RoutesConfig routes) {
    routes.get("/widget.js", ctx -> giveBuilt(ctx, "widget.js"));
    routes.get("/assets/<path>", ctx -> giveBuilt(ctx, ctx.pathParam("path")));
    routes.get("/shop/{shop}/files/<path>", this::giveShopFile);
  }

  private void giveBuilt(Context ctx, String path) {
    if (!PLAIN.matcher(path).matches()) {
      throw new Problem(404, "not_found");
    }
    var asset =
        built.computeIfAbsent(path, Assets::load).orElseThrow(() -> new Problem(404, "not_found"));
    give(ctx, path, asset);
    ctx.header("Cross-Origin-Resource-Policy", "cross-origin");
    ctx.header("Access-Control-Allow-Origin", "*");
  }

  private void giveShopFile(Context ctx) {
    var path = ctx.pathParam("path");
    if (!PLAIN.matcher(path).matches() || !PICTURES.contains(ending(path))) {
      throw new Problem(404, "not_found");
    }
    try {
      var folder =
          shopFolder
              .apply(shop(ctx))
              .orElseThrow(() -> new Problem(404, "unknown_shop"))
              .toRealPath();
      var file = folder.resolve(path);
      if (!Files.isRegularFile(file)
          || !file.toRealPath().startsWith(folder)
          || Files.size(file) > MAX_SHOP_FILE_BYTES) {
        throw new Problem(404, "not_found");
      }
      give(ctx, path, asset(path, Files.readAllBytes(file)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    ctx.header("Cross-Origin-Resource-Policy", "cross-origin");
    // A drawing opened by itself must not run anything.
    ctx.header("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; sandbox");
  }

  /**
   * @throws Problem 404 when the name is not one a shop can have
   */
  public static ShopId shop(Context ctx) {
    try {
      return new ShopId(ctx.pathParam("shop"));
    } catch (IllegalArgumentException e) {
      throw new Problem(404, "unknown_shop");
    }
  }

  private static void give(Context ctx, String path, Asset asset) {
    ctx.header("ETag", asset.etag());
    ctx.header("Cache-Control", "public, max-age=60, stale-while-revalidate=86400");
    if (asset.etag().equals(ctx.header("If-None-Match"))) {
      ctx.status(304);
      return;
    }
    var accepted = ctx.header("Accept-Encoding");
    var zipped = asset.zipped();
    if (zipped != null && accepted != null && accepted.contains("gzip")) {
      ctx.header("Content-Encoding", "gzip");
      ctx.result(zipped);
    } else {
      ctx.result(asset.bytes());
    }
    ctx.header("Vary", "Accept-Encoding");
    ctx.contentType(TYPES.getOrDefault(ending(path), "application/octet-stream"));
  }

  private static Optional<Asset> load(String path) {
    try (var in = Assets.class.getResourceAsStream("/web/" + path)) {
      return in == null ? Optional.empty() : Optional.of(asset(path, in.readAllBytes()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Asset asset(String path, byte[] bytes) throws IOException {
    try {
      var digest = MessageDigest.getInstance("SHA-256").digest(bytes);
      var etag = '"' + HexFormat.of().formatHex(digest, 0, 12) + '"';
      return new Asset(bytes, TEXTS.contains(ending(path)) ? zip(bytes) : null, etag);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] zip(byte[] bytes) throws IOException {
    var zipped = new ByteArrayOutputStream(bytes.length / 3);
    try (var out = new BestGzip(zipped)) {
      out.write(bytes);
    }
    return zipped.toByteArray();
  }

  private static final class BestGzip extends GZIPOutputStream {
    BestGzip(OutputStream out) throws IOException {
      super(out);
      def.setLevel(Deflater.BEST_COMPRESSION);
    }
  }

  private static String ending(String path) {
    return path.substring(path.lastIndexOf('.') + 1);
  }
}
