@NullMarked
package io.comptoir.channel.sms;

import org.jspecify.annotations.NullMarked;
