/** What the compiler of executables has to be told of what is found by reflection alone; on the JVM nothing of it runs. */
package org.orebook.chassis.executable;
