package io.comptoir.command.bench;

import io.comptoir.base.ShopId;
import io.comptoir.conversation.ConversationId;
import io.comptoir.customer.Identity;
import io.comptoir.engine.Engine;
import io.comptoir.message.Content;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** People who talk: each waits for the answer before the next message, in another conversation. */
final class EngineLoad {
  private final Engine engine;
  private final int inFlight;
  private final List<ConversationId> conversations;
  private final List<SplittableRandom> randoms = new ArrayList<>();
  private final int[] next;

  /**
   * @param latencies of each turn, from before it was accepted until its answer was committed
   */
  record Slice(long turns, double seconds, List<long[]> latencies) {}

  EngineLoad(Engine engine, ShopId shop, int conversations, int inFlight) {
    this.engine = engine;
    this.inFlight = inFlight;
    this.next = new int[inFlight];
    this.conversations = open(shop, conversations);
    for (var worker = 0; worker < inFlight; worker++) {
      randoms.add(new SplittableRandom(worker));
    }
  }

  Slice run(Duration duration) throws InterruptedException {
    var started = System.nanoTime();
    var end = started + duration.toNanos();
    var latencies = new ArrayList<long[]>();
    var done = new CountDownLatch(inFlight);
    var failures = new ArrayList<Throwable>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var worker = 0; worker < inFlight; worker++) {
        var number = worker;
        threads.execute(
            () -> {
              try {
                var mine = talk(number, end);
                synchronized (latencies) {
                  latencies.add(mine);
                }
              } catch (Throwable e) {
                synchronized (failures) {
                  failures.add(e);
                }
              } finally {
                done.countDown();
              }
            });
      }
      done.await();
    }
    if (!failures.isEmpty()) {
      throw new IllegalStateException("a turn was not answered", failures.getFirst());
    }
    var seconds = (System.nanoTime() - started) / 1e9;
    return new Slice(latencies.stream().mapToLong(l -> l.length).sum(), seconds, latencies);
  }

  private List<ConversationId> open(ShopId shop, int count) {
    try (var threads = Executors.newFixedThreadPool(8)) {
      var opening = new ArrayList<Future<ConversationId>>();
      for (var i = 0; i < count; i++) {
        var person = new Identity("webchat", shop.value(), "bench-" + i);
        var language = TurnMix.language(i);
        opening.add(
            threads.submit(
                () -> engine.intake().openConversation(shop, person, "", language).id()));
      }
      threads.close();
      return opening.stream().map(Future::resultNow).toList();
    }
  }

  private long[] talk(int worker, long end) throws InterruptedException {
    var latencies = new long[64];
    var count = 0;
    while (System.nanoTime() < end) {
      var at = worker + inFlight * (next[worker]++);
      if (at >= conversations.size()) {
        next[worker] = 1;
        at = worker;
      }
      if (count == latencies.length) {
        latencies = java.util.Arrays.copyOf(latencies, count * 2);
      }
      latencies[count++] = turn(at, randoms.get(worker));
    }
    return java.util.Arrays.copyOf(latencies, count);
  }

  private long turn(int at, SplittableRandom random) throws InterruptedException {
    var id = conversations.get(at);
    var text = TurnMix.next(TurnMix.language(at), random);
    var message = new UUID(random.nextLong(), random.nextLong());
    var answered = new Semaphore(0);
    // news of the acceptance says that the bot is at work; the first that says it is not is the end
    try (var watching =
        engine
            .feed()
            .subscribe(
                id,
                news -> {
                  if (!news.working()) {
                    answered.release();
                  }
                })) {
      var started = System.nanoTime();
      engine.intake().accept(id, message, new Content.Text(text));
      if (!answered.tryAcquire(30, TimeUnit.SECONDS)) {
        throw new IllegalStateException("no answer within 30 s");
      }
      return System.nanoTime() - started;
    }
  }
}
