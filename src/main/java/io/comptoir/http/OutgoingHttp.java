package io.comptoir.http;

import io.comptoir.http.Answer.Failed;
import io.comptoir.http.Answer.Failure;
import io.comptoir.http.Answer.Received;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import javax.net.ssl.SSLHandshakeException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends requests to other companies' servers, for as many threads as like to; a thread waits for
 * its answer, so call it on a virtual one. It follows no redirect and repeats nothing: whoever asks
 * knows whether asking twice does harm.
 *
 * <p>It goes to public addresses by https only. To anywhere else it goes when the operator named
 * that origin: a proxy, a peer of their own.
 */
public final class OutgoingHttp implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(OutgoingHttp.class);

  private final Limits limits;
  private final Set<Origin> configured;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpClient client;
  private final Map<Origin, Host> hosts = new ConcurrentHashMap<>();

  private record Host(CircuitBreaker breaker, Semaphore places) {}

  /** To public addresses only, within the usual limits. */
  public OutgoingHttp() {
    this(Limits.USUAL, Set.of());
  }

  /**
   * @param configured base addresses that the operator named explicitly; they may be private or
   *     without encryption
   * @throws IllegalArgumentException when one is not an http or https address
   */
  public OutgoingHttp(Limits limits, Collection<URI> configured) {
    this.limits = limits;
    this.configured = configured.stream().map(Origin::of).collect(Collectors.toUnmodifiableSet());
    this.client =
        HttpClient.newBuilder()
            .connectTimeout(limits.connect())
            .followRedirects(HttpClient.Redirect.NEVER)
            .executor(threads)
            .build();
  }

  /** Within the limits that it was made with. */
  public Answer send(Request request) {
    return send(request, limits);
  }

  /**
   * @param own limits of this request: its total time and size; the others stay as they are
   */
  public Answer send(Request request, Limits own) {
    Origin origin;
    try {
      origin = Origin.of(request.uri());
    } catch (IllegalArgumentException e) {
      return refused(request, Failure.ADDRESS_REFUSED);
    }
    var host =
        hosts.computeIfAbsent(
            origin,
            _ ->
                new Host(
                    new CircuitBreaker(limits.failuresToOpen(), limits.openFor()),
                    new Semaphore(limits.maxAtOnce())));
    if (!host.places.tryAcquire()) {
      return refused(request, Failure.TOO_MANY_AT_ONCE);
    }
    try {
      return admitted(request, own, origin, host.breaker);
    } finally {
      host.places.release();
    }
  }

  @Override
  public void close() {
    client.shutdownNow();
    client.close();
    threads.close();
  }

  private Answer admitted(Request request, Limits own, Origin origin, CircuitBreaker breaker) {
    var began = System.nanoTime();
    if (!configured.contains(origin)) {
      var unsafe = unsafe(origin);
      if (unsafe != null) {
        return refused(request, unsafe);
      }
    }
    if (!breaker.admits(began)) {
      return refused(request, Failure.CIRCUIT_OPEN);
    }
    Answer answer = new Failed(Failure.BROKEN_OFF);
    try {
      answer = exchange(request, own, origin);
    } finally {
      if (breaker.ended(isWell(answer), System.nanoTime())) {
        LOG.warn("host={} outcome=circuit_open for={}", origin.host(), limits.openFor());
      }
    }
    var millis = Duration.ofNanos(System.nanoTime() - began).toMillis();
    switch (answer) {
      case Received received ->
          LOG.debug(
              "request={} host={} status={} bytes={} millis={}",
              request.name(),
              origin.host(),
              received.status(),
              received.body().length,
              millis);
      case Failed(var failure) ->
          LOG.warn(
              "request={} host={} outcome={} millis={}",
              request.name(),
              origin.host(),
              failure,
              millis);
    }
    return answer;
  }

  private Answer exchange(Request request, Limits own, Origin origin) {
    HttpRequest asked;
    try {
      asked = asked(request, own, origin);
    } catch (IllegalArgumentException e) {
      return new Failed(Failure.ADDRESS_REFUSED); // a header or method that HTTP does not have
    }
    var exchange = client.sendAsync(asked, _ -> new LimitedBody(own.maxBytes()));
    try {
      return received(exchange.get(own.total().toNanos(), TimeUnit.NANOSECONDS));
    } catch (TimeoutException e) {
      exchange.cancel(true);
      return new Failed(Failure.TIMED_OUT);
    } catch (InterruptedException e) {
      exchange.cancel(true);
      Thread.currentThread().interrupt();
      return new Failed(Failure.BROKEN_OFF);
    } catch (ExecutionException e) {
      return new Failed(failure(e.getCause() == null ? e : e.getCause()));
    }
  }

  private static HttpRequest asked(Request request, Limits own, Origin origin) {
    var body = request.body();
    var asked =
        HttpRequest.newBuilder(request.uri())
            .version(origin.encrypted() ? HttpClient.Version.HTTP_2 : HttpClient.Version.HTTP_1_1)
            .timeout(own.total())
            .method(
                request.method(),
                body.length == 0 && request.method().equals("GET")
                    ? BodyPublishers.noBody()
                    : BodyPublishers.ofByteArray(body));
    request.headers().forEach(asked::setHeader);
    return asked.build();
  }

  private static Received received(HttpResponse<byte[]> response) {
    var headers = new LinkedHashMap<String, String>();
    response.headers().map().forEach((name, values) -> headers.put(name, String.join(",", values)));
    return new Received(response.statusCode(), headers, response.body());
  }

  private static Failure failure(Throwable thrown) {
    for (var e = thrown; e != null; e = e.getCause()) {
      switch (e) {
        case LimitedBody.TooLarge _ -> {
          return Failure.TOO_LARGE;
        }
        case HttpConnectTimeoutException _, ConnectException _, SSLHandshakeException _ -> {
          return Failure.NOT_CONNECTED;
        }
        case HttpTimeoutException _ -> {
          return Failure.TIMED_OUT;
        }
        case UnknownHostException _ -> {
          return Failure.UNKNOWN_HOST;
        }
        default -> {}
      }
    }
    if (!(thrown instanceof IOException)) {
      LOG.error("an outgoing request failed unexpectedly", thrown);
    }
    return Failure.BROKEN_OFF;
  }

  /** Too large an answer is not the host's illness; a server's own error is. */
  private static boolean isWell(Answer answer) {
    return switch (answer) {
      case Received received -> received.status() < 500;
      case Failed(var failure) ->
          failure == Failure.TOO_LARGE || failure == Failure.ADDRESS_REFUSED;
    };
  }

  /**
   * The name is looked up here and, within the JDK's cache of 30 seconds, not again for the
   * connection.
   *
   * @return null when it may be gone to
   */
  private @org.jspecify.annotations.Nullable Failure unsafe(Origin origin) {
    if (!origin.encrypted()) {
      return Failure.ADDRESS_REFUSED;
    }
    Future<InetAddress[]> lookup = threads.submit(() -> InetAddress.getAllByName(origin.host()));
    try {
      var found = lookup.get(limits.connect().toNanos(), TimeUnit.NANOSECONDS);
      return Arrays.stream(found).anyMatch(PrivateNetworks::contain)
          ? Failure.ADDRESS_REFUSED
          : null;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Failure.UNKNOWN_HOST;
    } catch (ExecutionException | TimeoutException e) {
      lookup.cancel(true);
      return Failure.UNKNOWN_HOST;
    }
  }

  private static Failed refused(Request request, Failure failure) {
    LOG.warn("request={} host={} outcome={}", request.name(), request.uri().getHost(), failure);
    return new Failed(failure);
  }
}
