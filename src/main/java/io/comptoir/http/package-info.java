/**
 * The one way out: requests to other companies' servers, with limits on time and size, a circuit
 * breaker for each host, and no way into the operator's own network. Whoever asks gets a value,
 * never a hang.
 */
@NullMarked
package io.comptoir.http;

import org.jspecify.annotations.NullMarked;
