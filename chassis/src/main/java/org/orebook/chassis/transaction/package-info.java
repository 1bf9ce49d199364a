/** One transaction per use case. */
package org.orebook.chassis.transaction;
