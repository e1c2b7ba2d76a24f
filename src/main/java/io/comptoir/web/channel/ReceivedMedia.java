package io.comptoir.web.channel;

import io.comptoir.base.Language;
import io.comptoir.channel.Account;
import io.comptoir.channel.Accounts;
import io.comptoir.channel.Channel;
import io.comptoir.channel.Channels;
import io.comptoir.channel.Media;
import io.comptoir.channel.MediaFile;
import io.comptoir.channel.Signature;
import io.comptoir.channel.Transcriber;
import io.comptoir.channel.Transport;
import io.comptoir.message.Content;
import io.comptoir.web.Problem;
import io.comptoir.web.Server;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Files that customers sent on channels. A message keeps an address of ours that cannot be guessed;
 * the file is fetched right after the message was kept, or when somebody looks at it first.
 */
public final class ReceivedMedia implements Server.Routes {
  private static final Logger LOG = LoggerFactory.getLogger(ReceivedMedia.class);
  private static final String PATH = "/media/";

  /** Larger files stay with their platform. */
  public static final int MAX_BYTES = 20 * 1024 * 1024;

  /** Voice notes heard before their message is kept; longer ones are kept and heard by a person. */
  private static final int MAX_VOICE_BYTES = 2 * 1024 * 1024;

  private static final Map<String, String> SHOWN =
      Map.ofEntries(
          Map.entry("image/jpeg", "jpg"),
          Map.entry("image/png", "png"),
          Map.entry("image/webp", "webp"),
          Map.entry("image/gif", "gif"),
          Map.entry("audio/ogg", "ogg"),
          Map.entry("audio/mpeg", "mp3"),
          Map.entry("audio/mp4", "m4a"),
          Map.entry("audio/aac", "aac"),
          Map.entry("video/mp4", "mp4"),
          Map.entry("application/pdf", "pdf"));

  private final Path folder;
  private final String key;
  private final Channels channels;
  private final Accounts accounts;
  private final Transport transport;
  private final Transcriber transcriber;
  private final Semaphore fetching = new Semaphore(16);
  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("media-", 0).factory());

  /**
   * @param folder where files are kept
   * @param key with which addresses are made
   */
  public ReceivedMedia(
      Path folder,
      byte[] key,
      Channels channels,
      Accounts accounts,
      Transport transport,
      Transcriber transcriber) {
    this.folder = folder;
    this.key = HexFormat.of().formatHex(key);
    this.channels = channels;
    this.accounts = accounts;
    this.transport = transport;
    this.transcriber = transcriber;
  }

  @Override
  public void addTo(RoutesConfig routes) {
    routes.get(PATH + "{channel}/{account}/{reference}/{mark}", this::give);
  }

  @Override
  public void end() {
    threads.shutdownNow();
  }

  /**
   * The content with the address of its file; a voice note with what it says, where that is known.
   */
  Content content(Account account, Media media, Content content, Language language) {
    var url = address(account, media.reference());
    return switch (content) {
      case Content.Image(var _, var alt, var text, var actions) ->
          new Content.Image(url, alt, text, actions);
      case Content.Audio(var _, var text) ->
          new Content.Audio(url, text == null ? heard(account, media, language) : text);
      case Content.Video(var _, var text) -> new Content.Video(url, text);
      case Content.File(var _, var name, var text) -> new Content.File(url, name, text);
      case Content.Text _,
          Content.Carousel _,
          Content.ItemList _,
          Content.Form _,
          Content.FormResponse _,
          Content.Location _,
          Content.Template _,
          Content.Postback _,
          Content.Products _,
          Content.CartBlock _,
          Content.OrderBlock _,
          Content.PaymentBlock _,
          Content.Change _,
          Content.Unsupported _ ->
          content;
    };
  }

  /** Fetches it soon; nobody waits for that. */
  void keepSoon(Account account, Media media) {
    if (media.bytes() > MAX_BYTES) {
      return;
    }
    try {
      threads.execute(
          () -> {
            if (fetching.tryAcquire()) {
              try {
                kept(account, media.reference());
              } catch (RuntimeException e) {
                LOG.warn("channel={} a file was not fetched yet", account.channel(), e);
              } finally {
                fetching.release();
              }
            }
          });
    } catch (RejectedExecutionException e) {
      // the server is closing; whoever looks at it first fetches it
    }
  }

  private @org.jspecify.annotations.Nullable String heard(
      Account account, Media media, Language language) {
    if (transcriber == Transcriber.NONE || media.bytes() > MAX_VOICE_BYTES) {
      return null;
    }
    try {
      return kept(account, media.reference())
          .flatMap(file -> transcriber.transcribe(file, language))
          .map(Transcriber.Transcript::text)
          .filter(text -> !text.isBlank())
          .orElse(null);
    } catch (RuntimeException e) {
      LOG.warn("channel={} a voice note was not written down", account.channel(), e);
      return null;
    }
  }

  private void give(Context ctx) {
    var account =
        accounts
            .find(ctx.pathParam("channel"), ctx.pathParam("account"))
            .orElseThrow(() -> new Problem(404, "not_found"));
    var reference = decoded(ctx.pathParam("reference"));
    if (!Signature.same(mark(account, reference), ctx.pathParam("mark"))) {
      throw new Problem(404, "not_found");
    }
    var file = kept(account, reference).orElseThrow(() -> new Problem(404, "not_found"));
    var shown = SHOWN.containsKey(file.kind());
    ctx.result(file.bytes());
    ctx.contentType(shown ? file.kind() : "application/octet-stream");
    ctx.header("Cache-Control", "private, max-age=31536000, immutable");
    ctx.header("Content-Disposition", shown ? "inline" : "attachment");
    ctx.header("Content-Security-Policy", "default-src 'none'; sandbox");
  }

  private String address(Account account, String reference) {
    return PATH
        + account.channel()
        + "/"
        + account.id()
        + "/"
        + Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(reference.getBytes(StandardCharsets.UTF_8))
        + "/"
        + mark(account, reference);
  }

  private static String decoded(String reference) {
    try {
      return new String(Base64.getUrlDecoder().decode(reference), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw new Problem(404, "not_found");
    }
  }

  private String mark(Account account, String reference) {
    var named = account.channel() + "\n" + account.id() + "\n" + reference;
    return Signature.hex(Signature.hmacSha256(key, named.getBytes(StandardCharsets.UTF_8)))
        .substring(0, 32);
  }

  private Optional<MediaFile> kept(Account account, String reference) {
    var name = mark(account, reference);
    try {
      var before = read(name);
      if (before.isPresent()) {
        return before;
      }
      var file =
          channels.find(account.channel()).flatMap(channel -> fetched(channel, account, reference));
      if (file.isPresent()) {
        Files.createDirectories(folder);
        write(name + ".kind", file.get().kind().getBytes(StandardCharsets.UTF_8));
        write(name, file.get().bytes());
      }
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Optional<MediaFile> fetched(Channel channel, Account account, String reference) {
    return channel
        .media(account, reference, transport)
        .filter(file -> file.bytes().length <= MAX_BYTES)
        .map(file -> new MediaFile(file.bytes(), plainKind(file.kind())));
  }

  /** {@code audio/ogg; codecs=opus} is {@code audio/ogg}. */
  private static String plainKind(String kind) {
    return kind.split(";", 2)[0].strip().toLowerCase(java.util.Locale.ROOT);
  }

  private Optional<MediaFile> read(String name) throws IOException {
    try {
      var bytes = Files.readAllBytes(folder.resolve(name));
      return Optional.of(new MediaFile(bytes, Files.readString(folder.resolve(name + ".kind"))));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  private void write(String name, byte[] bytes) throws IOException {
    var part = Files.createTempFile(folder, "part", null);
    Files.write(part, bytes);
    Files.move(part, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
  }
}
