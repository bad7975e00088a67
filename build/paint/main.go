// Command paint measures how long programs take from their start until their window shows text: it starts each command
// in turns on the X display that DISPLAY names, looks at the screen until it is light with dark ink on it, and prints
// the median of each in milliseconds.
//
//	paint ROUNDS COMMAND COMMAND...
package main

import (
	"fmt"
	"log"
	"os"
	"os/exec"
	"slices"
	"strconv"
	"time"
)

const patience = 30 * time.Second

func main() {
	if len(os.Args) < 3 {
		log.Fatal("paint ROUNDS COMMAND COMMAND...")
	}
	rounds, err := strconv.Atoi(os.Args[1])
	if err != nil || rounds < 1 {
		log.Fatal("ROUNDS is a number above 0")
	}
	screen, err := dial(os.Getenv("DISPLAY"))
	if err != nil {
		log.Fatal(err)
	}
	commands := os.Args[2:]
	took := make([][]time.Duration, len(commands))
	for range rounds {
		for i, command := range commands {
			one, err := measure(screen, command)
			if err != nil {
				log.Fatalf("%s: %v", command, err)
			}
			took[i] = append(took[i], one)
		}
	}
	for i, command := range commands {
		slices.Sort(took[i])
		fmt.Printf("%d %s\n", took[i][len(took[i])/2].Milliseconds(), command)
	}
}

// measure starts a command and ends it again once its window shows text.
func measure(screen *screen, command string) (time.Duration, error) {
	program := exec.Command(command)
	began := time.Now()
	if err := program.Start(); err != nil {
		return 0, err
	}
	defer func() {
		_ = program.Process.Kill()
		_ = program.Wait()
		time.Sleep(300 * time.Millisecond) // its helpers leave, the screen turns black
	}()
	for time.Since(began) < patience {
		painted, err := screen.painted()
		if err != nil {
			return 0, err
		}
		if painted {
			return time.Since(began), nil
		}
		time.Sleep(4 * time.Millisecond)
	}
	return 0, fmt.Errorf("nothing was painted in %s", patience)
}
