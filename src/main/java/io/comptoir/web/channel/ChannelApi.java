package io.comptoir.web.channel;

import io.comptoir.base.ShopId;
import io.comptoir.channel.Account;
import io.comptoir.channel.Accounts;
import io.comptoir.channel.Channel;
import io.comptoir.channel.ChannelEvent;
import io.comptoir.channel.Channels;
import io.comptoir.channel.Malformed;
import io.comptoir.channel.PaysInChat;
import io.comptoir.channel.Received;
import io.comptoir.channel.Transport;
import io.comptoir.channel.Webhook;
import io.comptoir.channel.WebhookReply;
import io.comptoir.delivery.ReplyTokens;
import io.comptoir.http.Answer;
import io.comptoir.http.Request;
import io.comptoir.web.Problem;
import io.comptoir.web.Server;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where platforms tell us what happened: the raw request is checked, read, kept, and only then
 * answered. A request that is not the platform's gets a 401 and nothing of it is read.
 */
public final class ChannelApi implements Server.Routes {
  /** More bytes than this in a request are refused. */
  public static final int MAX_BYTES = 1024 * 1024;

  /** Read over of a request that is too large, so that its sender hears that it is. */
  private static final long MAX_SKIPPED_BYTES = 16L * 1024 * 1024;

  static final String PATH = "/channels/";

  private static final Logger LOG = LoggerFactory.getLogger(ChannelApi.class);

  /** Courtesies under way at once; more are left out. */
  private static final int MAX_COURTESIES = 64;

  private final Channels channels;
  private final Accounts accounts;
  private final Reception reception;
  private final ReceivedMedia media;
  private final Transport transport;
  private final java.util.function.Function<ShopId, String> site;
  private final ReplyTokens replyTokens;
  private final BiConsumer<String, String> counted;
  private final InstantSource clock;
  private final Semaphore courtesies = new Semaphore(MAX_COURTESIES);
  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("courtesy-", 0).factory());

  /**
   * @param site where we are reached from outside, without a slash at its end
   * @param counted told the channel and what became of an event
   */
  public ChannelApi(
      Channels channels,
      Accounts accounts,
      Reception reception,
      ReceivedMedia media,
      Transport transport,
      java.util.function.Function<ShopId, String> site,
      ReplyTokens replyTokens,
      BiConsumer<String, String> counted,
      InstantSource clock) {
    this.channels = channels;
    this.accounts = accounts;
    this.reception = reception;
    this.media = media;
    this.transport = transport;
    this.site = site;
    this.replyTokens = replyTokens;
    this.counted = counted;
    this.clock = clock;
  }

  @Override
  public void addTo(RoutesConfig routes) {
    routes.get(PATH + "{channel}/{shop}", this::tried);
    routes.post(PATH + "{channel}/{shop}", this::told);
  }

  @Override
  public void end() {
    threads.shutdownNow();
  }

  private void tried(Context ctx) {
    var channel = channel(ctx);
    var webhook = webhook(ctx, new byte[0]);
    for (var account : accounts(channel, ctx)) {
      var reply = channel.handshake(account, webhook);
      if (reply.isPresent()) {
        write(ctx, reply.get());
        return;
      }
    }
    counted.accept(channel.name(), "handshake_refused");
    throw new Problem(403, "signature");
  }

  private void told(Context ctx) {
    var channel = channel(ctx);
    var webhook = webhook(ctx, body(ctx));
    var now = clock.instant();
    var verified =
        accounts(channel, ctx).stream()
            .filter(account -> channel.verify(account, webhook, now))
            .toList();
    if (verified.isEmpty()) {
      counted.accept(channel.name(), "signature");
      throw new Problem(401, "signature");
    }
    for (var account : verified) {
      var reply = channel.handshake(account, webhook);
      if (reply.isPresent()) {
        write(ctx, reply.get());
        return;
      }
    }
    var read = read(channel, verified, webhook);
    read.forEach((account, received) -> take(channel, account, received));
    write(ctx, channel.taken());
  }

  /** What is for none of the accounts is counted once. */
  private Map<Account, Received> read(Channel channel, List<Account> verified, Webhook webhook) {
    var read = new LinkedHashMap<Account, Received>();
    try {
      for (var account : verified) {
        read.put(account, channel.receive(account, webhook));
      }
    } catch (Malformed e) {
      counted.accept(channel.name(), "malformed");
      throw new Problem(400, "malformed", String.valueOf(e.getMessage()));
    }
    for (var received : read.values()) {
      received.ignored().stream()
          .filter(why -> !why.equals("wrong_account") || verified.size() == 1)
          .forEach(why -> counted.accept(channel.name(), why));
    }
    return read;
  }

  private void take(Channel channel, Account account, Received received) {
    for (var event : received.events()) {
      if (event.what() instanceof ChannelEvent.AboutToPay asked
          && channel instanceof PaysInChat till) {
        // the platform waits for this answer a few seconds only
        till.answer(account, asked.query(), reception.refusal(account, event, asked))
            .ifPresent(this::send);
      }
    }
    var now = clock.instant();
    for (var event : received.events()) {
      // before it is kept, since it may be answered in the same instant
      replyTokens.keep(
          Reception.identity(account, event), event.thread(), event.tokens().reply(), now);
    }
    var taken = reception.take(account, received.events());
    taken.outcomes().forEach(outcome -> counted.accept(channel.name(), outcome));
    for (var event : taken.kept()) {
      if (event.what() instanceof ChannelEvent.Said said && said.media() != null) {
        media.keepSoon(account, said.media());
      }
      for (var request : channel.courtesies(account, event)) {
        courteously(request);
      }
    }
  }

  private void courteously(Request request) {
    if (courtesies.tryAcquire()) {
      try {
        threads.execute(
            () -> {
              try {
                send(request);
              } finally {
                courtesies.release();
              }
            });
      } catch (RejectedExecutionException e) {
        // the server is closing; nothing depends on it
        courtesies.release();
      }
    }
  }

  private void send(Request request) {
    switch (transport.send(request)) {
      case Answer.Received answer -> {
        if (!answer.ok()) {
          LOG.info("request={} status={}", request.name(), answer.status());
        }
      }
      case Answer.Failed(var failure) -> LOG.info("request={} outcome={}", request.name(), failure);
    }
  }

  private Channel channel(Context ctx) {
    return channels.find(ctx.pathParam("channel")).orElseThrow(() -> new Problem(404, "not_found"));
  }

  private List<Account> accounts(Channel channel, Context ctx) {
    var found = accounts.of(channel.name(), shop(ctx));
    if (found.isEmpty()) {
      throw new Problem(404, "not_found");
    }
    return found;
  }

  private static ShopId shop(Context ctx) {
    try {
      return new ShopId(ctx.pathParam("shop"));
    } catch (IllegalArgumentException e) {
      throw new Problem(404, "unknown_shop");
    }
  }

  private static byte[] body(Context ctx) {
    try (var in = ctx.req().getInputStream()) {
      var bytes = in.readNBytes(MAX_BYTES + 1);
      if (bytes.length > MAX_BYTES) {
        // whoever still sends would see a broken line in place of the answer
        skip(in, MAX_SKIPPED_BYTES);
        throw new Problem(413, "too_large", MAX_BYTES);
      }
      return bytes;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void skip(InputStream in, long most) throws IOException {
    for (var left = most; left > 0; ) {
      var skipped = in.skip(left);
      if (skipped <= 0) {
        return;
      }
      left -= skipped;
    }
  }

  private Webhook webhook(Context ctx, byte[] body) {
    var headers = new HashMap<String, String>();
    ctx.headerMap().forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), value));
    var query = new HashMap<String, String>();
    ctx.queryParamMap()
        .forEach((name, values) -> query.put(name, values.isEmpty() ? "" : values.getFirst()));
    var asked = ctx.queryString();
    return new Webhook(
        ctx.method().name(),
        site.apply(shop(ctx)) + ctx.path() + (asked == null ? "" : "?" + asked),
        headers,
        query,
        body);
  }

  private static void write(Context ctx, WebhookReply reply) {
    ctx.status(reply.status()).result(reply.body()).contentType(reply.contentType());
  }
}
