/** How to get a program, in the words of each platform; the last word is for any other. */
type Hints = Readonly<Partial<Record<NodeJS.Platform, readonly string[]>>> & {
  readonly linux: readonly string[];
};

const TERRAFORM: Hints = {
  darwin: ["brew install hashicorp/tap/terraform"],
  win32: ["winget install Hashicorp.Terraform", "or: choco install terraform"],
  linux: ["apt, dnf and others: https://developer.hashicorp.com/terraform/install"],
};

const PYTHON: Hints = {
  darwin: ["brew install python@3.12"],
  win32: ["winget install Python.Python.3.12", "or: choco install python"],
  linux: ["sudo apt-get install python3 python3-venv", "or your distribution's packages of the same names"],
};

export function terraformInstallHint(platform: NodeJS.Platform = process.platform): readonly string[] {
  return TERRAFORM[platform] ?? TERRAFORM.linux;
}

export function pythonInstallHint(platform: NodeJS.Platform = process.platform): readonly string[] {
  return PYTHON[platform] ?? PYTHON.linux;
}
