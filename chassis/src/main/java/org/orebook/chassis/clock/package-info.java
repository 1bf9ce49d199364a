/** The server's clock, as something that a test can set. */
package org.orebook.chassis.clock;
